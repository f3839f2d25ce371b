import type { BinaryNode, BuiltinNode, Node } from './ast.ts';
import { power } from './power.ts';
import { goType } from './reflect-type.ts';
import type { SourceError } from './source-error.ts';
import { goSlice, type Value } from './value.ts';
import { replacing, rewrite } from './walk.ts';

/** One round of constant folding; `applied` where another may find more (optimizer/fold.go). */
export function fold(tree: Node): { node: Node; applied: boolean } | { error: SourceError } {
  let applied = false;
  let error: SourceError | undefined;
  const node = rewrite(tree, each => {
    if (dividesByZero(each)) error = { location: each.location, message: 'integer divide by zero' };
    const folded = foldNode(each);
    applied ||= folded !== undefined;
    return folded;
  });
  return error === undefined ? { node, applied } : { error };
}

function foldNode(node: Node): Node | undefined {
  switch (node.kind) {
    case 'unary':
      return foldUnary(node, node.operator, node.node);
    case 'binary':
      return foldBinary(node);
    case 'array':
      return foldArray(node, node.nodes);
    case 'builtin':
      return foldFilters(node);
    default:
      return undefined;
  }
}

/** The node of a value that is known now. */
function literal(old: Node, value: bigint | number | string | boolean): Node {
  const { location } = old;
  switch (typeof value) {
    case 'bigint':
      return { kind: 'integer', value: BigInt.asIntN(64, value), location, nature: { type: goType('int') } };
    case 'number':
      return { kind: 'float', value, location, nature: { type: goType('float64') } };
    case 'string':
      return { kind: 'string', value, location, nature: { type: goType('string') } };
    case 'boolean':
      return { kind: 'bool', value, location, nature: { type: goType('bool') } };
  }
}

function foldUnary(node: Node, operator: string, operand: Node): Node | undefined {
  if (operator === '!' || operator === 'not') {
    return operand.kind === 'bool' ? literal(node, !operand.value) : undefined;
  }
  if (operand.kind !== 'integer' && operand.kind !== 'float') return undefined;
  return literal(node, operator === '-' ? -operand.value : operand.value);
}

function dividesByZero(node: Node): boolean {
  if (node.kind !== 'binary' || node.operator !== '%' || node.left.kind !== 'integer') return false;
  return node.right.kind === 'integer' && node.right.value === 0n;
}

function foldBinary(node: BinaryNode): Node | undefined {
  const { operator, left, right } = node;
  const numbers =
    (left.kind === 'integer' || left.kind === 'float') && (right.kind === 'integer' || right.kind === 'float');
  switch (operator) {
    case '+':
    case '-':
    case '*':
      if (operator === '+' && left.kind === 'string' && right.kind === 'string') {
        return literal(node, left.value + right.value);
      }
      return numbers ? literal(node, calculate(operator, left.value, right.value)) : undefined;
    case '/':
      return numbers ? literal(node, Number(left.value) / Number(right.value)) : undefined;
    case '**':
    case '^':
      return numbers ? foldPower(node, Number(left.value), Number(right.value)) : undefined;
    case '%':
      if (left.kind !== 'integer' || right.kind !== 'integer' || right.value === 0n) return undefined;
      return literal(node, left.value % right.value);
    case 'and':
    case '&&':
      return foldBoolean(node, true);
    case 'or':
    case '||':
      return foldBoolean(node, false);
    case '==':
      if (left.kind === 'integer' && right.kind === 'integer') return literal(node, left.value === right.value);
      if (left.kind === 'string' && right.kind === 'string') return literal(node, left.value === right.value);
      if (left.kind === 'bool' && right.kind === 'bool') return literal(node, left.value === right.value);
  }
  return undefined;
}

function foldPower(node: Node, x: number, y: number): Node | undefined {
  const value = power(x, y);
  return value === undefined ? undefined : literal(node, value); // what is not modelled stays for the evaluation
}

function calculate(operator: '+' | '-' | '*', a: bigint | number, b: bigint | number): bigint | number {
  if (typeof a === 'bigint' && typeof b === 'bigint')
    return operator === '+' ? a + b : operator === '-' ? a - b : a * b;
  const [x, y] = [Number(a), Number(b)];
  return operator === '+' ? x + y : operator === '-' ? x - y : x * y;
}

/** `true and x` is x, `x and false` is false; for `or` the other way round (`neutral` is false). */
function foldBoolean(node: BinaryNode, neutral: boolean): Node | undefined {
  const left = node.left.kind === 'bool' ? node.left.value : undefined;
  const right = node.right.kind === 'bool' ? node.right.value : undefined;
  if (left === neutral) return replacing<Node>(node, node.right);
  if (right === neutral) return replacing<Node>(node, node.left);
  return left !== undefined || right !== undefined ? literal(node, !neutral) : undefined;
}

/** An array of literals is made once. */
function foldArray(node: Node, nodes: readonly Node[]): Node | undefined {
  if (nodes.length === 0) return undefined;
  const items: Value[] = [];
  for (const each of nodes) {
    if (each.kind !== 'integer' && each.kind !== 'float' && each.kind !== 'string' && each.kind !== 'bool')
      return undefined;
    items.push(each.value);
  }
  const type = goType('[]interface {}');
  return { kind: 'constant', value: goSlice(type, items), location: node.location, nature: { type } };
}

/** `filter(filter(x, p), q)` is `filter(x, p && q)`. */
function foldFilters(node: BuiltinNode): Node | undefined {
  const [inner, q] = node.args;
  if (node.name !== 'filter' || node.args.length !== 2 || q?.kind !== 'predicate') return undefined;
  if (inner?.kind !== 'builtin' || inner.name !== 'filter') return undefined;
  const [collection, p] = inner.args;
  if (collection === undefined || p?.kind !== 'predicate') return undefined;
  const { location } = q;
  const both: Node = { kind: 'binary', operator: '&&', left: p.node, right: q.node, location };
  const args: Node[] = [collection, { kind: 'predicate', node: both, location }];
  return replacing<BuiltinNode>(node, { kind: 'builtin', name: 'filter', args });
}
