import type { IntegerNode, Node } from './ast.ts';
import { goType } from './reflect-type.ts';

/** `sum(1..9)`, `sum(1..9, # * 2)` and `reduce(1..9, # + #acc)` are computed when compiled. */
export function sumOfRange(node: Node): Node | undefined {
  if (node.kind !== 'builtin' || (node.name !== 'sum' && node.name !== 'reduce')) return undefined;
  const [range, predicate, initial] = node.args;
  if (range?.kind !== 'binary' || range.operator !== '..') return undefined;
  const { left, right } = range;
  if (left.kind !== 'integer' || right.kind !== 'integer' || right.value < left.value) return undefined;
  const count = int64(right.value - left.value + 1n);
  const sum = int64(count * int64(left.value + right.value)) / 2n;
  let value: bigint | undefined = sum;
  if (node.name === 'reduce') {
    if (!addsToAccumulator(predicate)) return undefined;
    if (initial !== undefined) value = initial.kind === 'integer' ? initial.value + sum : undefined;
  } else if (predicate !== undefined) value = sumOfPredicate(sum, count, predicate);
  if (value === undefined) return undefined;
  const { location } = node;
  return { kind: 'integer', value: int64(value), location, nature: { type: goType('int') } } satisfies IntegerNode;
}

function int64(value: bigint): bigint {
  return BigInt.asIntN(64, value);
}

function addsToAccumulator(predicate: Node | undefined): boolean {
  if (predicate?.kind !== 'predicate' || predicate.node.kind !== 'binary') return false;
  const { operator, left, right } = predicate.node;
  if (operator !== '+' || left.kind !== 'pointer' || right.kind !== 'pointer') return false;
  return (left.name === '' && right.name === 'acc') || (left.name === 'acc' && right.name === '');
}

/** `#`, and `#` with `+`, `-` or `*` and a number on either side. */
function sumOfPredicate(sum: bigint, count: bigint, predicate: Node): bigint | undefined {
  if (predicate.kind !== 'predicate') return undefined;
  const body = predicate.node;
  if (body.kind === 'pointer') return body.name === '' ? sum : undefined;
  if (body.kind !== 'binary') return undefined;
  const pointerLeft = body.left.kind === 'pointer' && body.left.name === '';
  const pointerRight = body.right.kind === 'pointer' && body.right.name === '';
  const constant = pointerLeft ? body.right : body.left;
  if ((!pointerLeft && !pointerRight) || constant.kind !== 'integer') return undefined;
  const k = constant.value;
  if (body.operator === '*') return k * sum;
  if (body.operator === '+') return sum + count * k;
  if (body.operator === '-') return pointerLeft ? sum - count * k : count * k - sum;
  return undefined;
}
