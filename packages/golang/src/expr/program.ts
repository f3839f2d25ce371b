import type { Outcome } from '../go-type.ts';
import type { Node } from './ast.ts';
import { fromByteString, toByteString } from './byte-string.ts';
import { check } from './checker.ts';
import type { Environment } from './environment.ts';
import { Evaluation } from './evaluate.ts';
import { formatValue } from './format-value.ts';
import { optimize } from './optimizer.ts';
import { parse } from './parser.ts';
import { formatError, type SourceError } from './source-error.ts';
import { NotModelled } from './token-reader.ts';
import { asString, EvaluationError, type GoTime, typeName, type Value } from './value.ts';

/** A compiled expression. */
export interface Program {
  readonly source: string;
  readonly tree: Node;
  readonly environment: Environment;
}

/** Text, a whole number (Go's int), or a truth value. */
export type ExpressionValue = string | number | boolean;

/** A function of the environment; it gets the parameters its declared type has, and may fail as its Go twin does. */
export type ExpressionFunction = (...args: string[]) => ExpressionValue | { readonly error: string };

/** The clock and zone of the server, for `now()`. */
export interface ExpressionClock {
  /** Since 1970-01-01T00:00:00Z. */
  readonly unixNanoseconds: bigint;
  /** Of the local zone, east of UTC. */
  readonly offsetSeconds: number;
}

/** What an expression came to. */
export interface ExpressionResult {
  /** Exactly the boolean true: nothing else lets a query into a view. */
  readonly isTrue: boolean;
  /** Go's %T: `bool`, `string`, `<nil>`. */
  readonly type: string;
  /** Go's %v; absent where it is not modelled (functions, times, maps with mixed keys). */
  readonly text?: string;
}

/**
 * expr.Compile(source, expr.Env(…)) of expr-lang 1.17.8. Errors have its text, with line, column and a caret; where we
 * cannot follow it (nesting deeper than our stack), the outcome says `notModelled`.
 */
export function compileExpression(source: string, environment: Environment): Outcome<Program> {
  return guarded(() => {
    const bytes = toByteString(source);
    const refuse = (error: SourceError) => ({ ok: false, error: formatError(error, bytes) }) as const;
    const parsed = parse(bytes, {
      isOverridden: name => environment.names.has(fromByteString(name)),
      isDisabled: name => environment.disabledBuiltins.has(name),
    });
    if ('error' in parsed) return refuse(parsed.error);
    const mismatch = check(parsed.node, environment);
    if (mismatch !== undefined) return refuse(mismatch);
    const optimized = optimize(parsed.node);
    if ('error' in optimized) return refuse(optimized.error);
    return { ok: true, value: { source, tree: optimized.node, environment } };
  });
}

/**
 * expr.Run(program, environment). `functions` has one entry per declared name. Errors are those Go's
 * evaluation would return, though not always in its words.
 */
export function evaluateExpression(
  program: Program,
  functions: Readonly<Record<string, ExpressionFunction>>,
  clock?: ExpressionClock,
): Outcome<ExpressionResult> {
  return guarded(() => {
    const values = new Map<string, Value>();
    for (const [name, type] of program.environment.names) {
      const fn = functions[name];
      if (fn !== undefined) values.set(name, { kind: 'func', type, bound: false, call: args => callOut(fn, args) });
    }
    const now = clock && (() => timeOf(clock));
    const value = new Evaluation(values, now).value(program.tree);
    return { ok: true, value: { isTrue: value === true, type: typeName(value), ...textOf(value) } };
  });
}

function timeOf(clock: ExpressionClock): GoTime {
  return { kind: 'time', nanoseconds: clock.unixNanoseconds, offset: BigInt(clock.offsetSeconds) };
}

function textOf(value: Value): { text?: string } {
  try {
    return { text: fromByteString(formatValue(value)) };
  } catch (error) {
    if (error instanceof NotModelled) return {};
    throw error;
  }
}

function callOut(fn: ExpressionFunction, args: readonly Value[]): Value {
  const given = args.map(arg => fromByteString(asString(arg)));
  const result = fn(...given);
  if (typeof result === 'object') throw new EvaluationError(toByteString(result.error));
  if (typeof result === 'string') return toByteString(result);
  return typeof result === 'number' ? BigInt(result) : result;
}

/** Turns what the engine throws into an outcome. */
function guarded<T>(run: () => Outcome<T>): Outcome<T> {
  try {
    return run();
  } catch (error) {
    if (error instanceof EvaluationError) return { ok: false, error: fromByteString(error.message) };
    if (error instanceof NotModelled) return { ok: false, error: `not modelled: ${error.message}`, notModelled: true };
    if (error instanceof RangeError)
      return { ok: false, error: 'not modelled: too large or too deep', notModelled: true };
    throw error;
  }
}
