import { quote } from '../quote.ts';
import type { Node } from './ast.ts';
import { fromByteString, toByteString } from './byte-string.ts';
import { lex, type Token, type TokenKind } from './lexer.ts';
import type { Location, SourceError } from './source-error.ts';

const maxNodes = 10_000; // conf.DefaultMaxNodes
const maxDepth = 1_000;

/** Thrown where we give up although expr-lang would not: `compile` turns it into a 'not modelled' result. */
export class NotModelled extends Error {}

/** Names that decide how the parser reads a call. */
export interface ParserScope {
  /** Whether the environment has this name: then it hides the builtin. */
  isOverridden(name: string): boolean;
  isDisabled(name: string): boolean;
}

/**
 * The parser's cursor over the tokens. The first error is kept, and nodes made after it are dropped, but reading goes on
 * where expr-lang's does: an error of the lexer met later replaces it (parser.go, next).
 */
export class TokenReader {
  readonly scope: ParserScope;
  current: Token;
  error: SourceError | undefined;
  /** How many predicates we are in: `#` and a leading `.` mean something only there. */
  predicateDepth = 0;
  readonly #tokens: readonly Token[];
  readonly #lexError: SourceError | undefined;
  #stash: Token | undefined;
  #at = 0;
  #nodes = 0;
  #depth = 0;

  constructor(source: string, scope: ParserScope) {
    const { tokens, error } = lex(source);
    this.#tokens = tokens;
    this.#lexError = error;
    this.scope = scope;
    this.current = { kind: 'EOF', value: '', location: { from: 0, to: 0 } };
    this.next();
  }

  next(): void {
    if (this.#stash !== undefined) {
      this.current = this.#stash;
      this.#stash = undefined;
      return;
    }
    const token = this.#tokens[this.#at];
    if (token !== undefined) {
      this.#at++;
      this.current = token;
    } else if (this.#lexError !== undefined) this.error = this.#lexError;
    else this.fail('unexpected end of expression');
  }

  /** Goes back to `token`; the present one is read again after it. */
  stepBack(token: Token): void {
    this.#stash = this.current;
    this.current = token;
  }

  is(kind: TokenKind, value?: string): boolean {
    return this.current.kind === kind && (value === undefined || this.current.value === value);
  }

  expect(kind: TokenKind, value?: string): void {
    if (this.is(kind, value)) this.next();
    else this.unexpected();
  }

  unexpected(token = this.current): void {
    this.fail(`unexpected token ${describe(token)}`);
  }

  fail(message: string, token = this.current): void {
    this.error ??= { location: token.location, message };
  }

  /** Counts and places a new node; nothing once there is an error. */
  node<T extends Node>(node: Omit<T, 'location'> & { location?: never }, location: Location): T | undefined {
    if (++this.#nodes > maxNodes) this.fail('compilation failed: expression exceeds maximum allowed nodes');
    return this.error === undefined ? ({ ...node, location } as unknown as T) : undefined;
  }

  /** Runs a nested reader; deeper than our stack allows is not modelled (Go's would still do it). */
  nested<T>(read: () => T): T {
    if (++this.#depth > maxDepth) throw new NotModelled('expression is nested too deep');
    const result = read();
    this.#depth--;
    return result;
  }
}

/** A token in messages: `Operator("+")`, `EOF`. */
export function describe(token: Token): string {
  return token.value === '' ? token.kind : `${token.kind}(${toByteString(quote(fromByteString(token.value)))})`;
}
