import type { BinaryNode, ConditionalNode, LetNode, Node, SequenceNode, UnaryNode } from './ast.ts';
import type { Token } from './lexer.ts';
import { binaryPrecedence, comparisons, negatable, rightAssociative } from './operators.ts';
import { parseCall } from './parse-call.ts';
import { parsePrimary } from './parse-primary.ts';
import type { SourceError } from './source-error.ts';
import { type ParserScope, TokenReader } from './token-reader.ts';

/** Reads an expression (a byte string) into its tree, as parser/parser.go of expr-lang 1.17.8 does. */
export function parse(source: string, scope: ParserScope): { node: Node } | { error: SourceError } {
  const reader = new TokenReader(source, scope);
  const node = parseSequence(reader);
  if (!reader.is('EOF')) reader.unexpected();
  if (reader.error !== undefined) return { error: reader.error };
  if (node === undefined) throw new Error('no error and no node');
  return { node };
}

/** Expressions separated by `;`, one may follow the last. */
export function parseSequence(reader: TokenReader): Node | undefined {
  const first = parseExpression(reader, 0);
  const nodes = [first];
  while (reader.is('Operator', ';') && reader.error === undefined) {
    reader.next();
    if (reader.is('EOF')) break;
    nodes.push(parseExpression(reader, 0));
  }
  if (nodes.length === 1 || first === undefined) return first;
  return reader.node<SequenceNode>({ kind: 'sequence', nodes: nodes as Node[] }, first.location);
}

/** Reads operators that bind at least as strongly as `precedence`. */
export function parseExpression(reader: TokenReader, precedence: number): Node | undefined {
  if (reader.error !== undefined) return undefined;
  return reader.nested(() => {
    if (precedence === 0 && reader.is('Operator', 'let')) return parseLet(reader);
    if (precedence === 0 && reader.is('Operator', 'if')) return parseIf(reader);
    const node = parseOperators(reader, precedence, parsePrimary(reader));
    return precedence === 0 ? parseTernary(reader, node) : node;
  });
}

function parseOperators(reader: TokenReader, precedence: number, first: Node | undefined): Node | undefined {
  let left = first;
  let previous = '';
  while (reader.current.kind === 'Operator' && reader.error === undefined) {
    let operator = reader.current;
    const negated = operator.value === 'not';
    if (negated) {
      const not = operator;
      reader.next();
      operator = reader.current;
      if (!negatable.has(operator.value)) {
        reader.unexpected();
        break;
      }
      if ((binaryPrecedence.get(operator.value) as number) < precedence) {
        reader.stepBack(not);
        break;
      }
    }
    const strength = binaryPrecedence.get(operator.value);
    if (strength === undefined || strength < precedence) break;
    reader.next();
    if (operator.value === '|') {
      const name = reader.current;
      reader.expect('Identifier');
      left = parseCall(reader, name, [left], true);
    } else if (previous === '??' && operator.value !== '??') {
      const message = `Operator (${operator.value}) and coalesce expressions (??) cannot be mixed. Wrap either by parentheses.`;
      reader.fail(message, operator);
      break;
    } else if (comparisons.has(operator.value)) {
      left = parseComparison(reader, left, operator, strength);
    } else {
      const right = parseExpression(reader, rightAssociative.has(operator.value) ? strength : strength + 1);
      left = binary(reader, operator, left, right);
      if (left === undefined) return undefined;
      if (negated) left = reader.node<UnaryNode>({ kind: 'unary', operator: 'not', node: left }, operator.location);
      if (left === undefined) return undefined;
    }
    previous = operator.value;
  }
  return left;
}

function binary(reader: TokenReader, operator: Token, left: Node | undefined, right: Node | undefined) {
  const node = { kind: 'binary', operator: operator.value, left: left as Node, right: right as Node } as const;
  return reader.node<BinaryNode>(node, operator.location);
}

/** `a < b < c` is `a < b && b < c`, both sharing the node b. */
function parseComparison(
  reader: TokenReader,
  first: Node | undefined,
  token: Token,
  precedence: number,
): Node | undefined {
  let left = first;
  let operator = token;
  let root: Node | undefined;
  for (;;) {
    const right = parseExpression(reader, precedence + 1);
    const comparison = binary(reader, operator, left, right);
    if (comparison === undefined) return undefined;
    root = root === undefined ? comparison : binary(reader, { ...operator, value: '&&' }, root, comparison);
    if (root === undefined) return undefined;
    left = right;
    operator = reader.current;
    if (operator.kind !== 'Operator' || !comparisons.has(operator.value)) return root;
    reader.next();
  }
}

function parseLet(reader: TokenReader): Node | undefined {
  reader.expect('Operator', 'let');
  const name = reader.current;
  reader.expect('Identifier');
  reader.expect('Operator', '=');
  const value = parseExpression(reader, 0);
  reader.expect('Operator', ';');
  const body = parseSequence(reader);
  return reader.node<LetNode>(
    { kind: 'let', name: name.value, value: value as Node, body: body as Node },
    name.location,
  );
}

/** `if … { … } else { … }`: its node is neither counted nor placed. */
function parseIf(reader: TokenReader): Node | undefined {
  reader.next();
  if (reader.error !== undefined) return undefined;
  const condition = parseExpression(reader, 0);
  const block = () => {
    reader.expect('Bracket', '{');
    const node = parseSequence(reader);
    reader.expect('Bracket', '}');
    return node;
  };
  const whenTrue = block();
  reader.expect('Operator', 'else');
  const whenFalse = reader.is('Operator', 'if') ? reader.nested(() => parseIf(reader)) : block();
  if (condition === undefined || whenTrue === undefined || whenFalse === undefined) return undefined;
  return { kind: 'conditional', ternary: false, condition, whenTrue, whenFalse, location: { from: 0, to: 0 } };
}

/** `condition ? then : otherwise`; `a ?: b` is `a ? a : b`. */
function parseTernary(reader: TokenReader, condition: Node | undefined): Node | undefined {
  let node = condition;
  while (reader.is('Operator', '?') && reader.error === undefined) {
    reader.next();
    let whenTrue: Node | undefined = node;
    if (reader.is('Operator', ':')) reader.next();
    else {
      whenTrue = parseExpression(reader, 0);
      reader.expect('Operator', ':');
    }
    const whenFalse = parseExpression(reader, 0);
    node = reader.node<ConditionalNode>(
      {
        kind: 'conditional',
        ternary: true,
        condition: node as Node,
        whenTrue: whenTrue as Node,
        whenFalse: whenFalse as Node,
      },
      reader.current.location,
    );
    if (node === undefined) return undefined;
  }
  return node;
}
