import type { BinaryNode, BuiltinNode, Node } from './ast.ts';
import { fold } from './fold.ts';
import { booleans } from './operators.ts';
import { goType } from './reflect-type.ts';
import type { SourceError } from './source-error.ts';
import { sumOfRange } from './sum-of-range.ts';
import { goMap } from './value.ts';
import { replacing, rewrite } from './walk.ts';

const foldRounds = 1001;

/**
 * Rewrites the tree as package optimizer of expr-lang 1.17.8. That is more than speed: `1 % 0` is refused here, and
 * `x and false` is false without x being evaluated.
 */
export function optimize(tree: Node): { node: Node } | { error: SourceError } {
  let node = rewrite(tree, inArray);
  for (let round = 0; round < foldRounds; round++) {
    const result = fold(node);
    if ('error' in result) return result;
    node = result.node;
    if (!result.applied) break;
  }
  for (const step of [inRange, filterMap, filterLen, filterLast, filterFirst, combinePredicates]) {
    node = rewrite(node, step);
  }
  for (const step of [sumOfRange, sumOfArray, sumOfMap, countToAny, countThreshold]) node = rewrite(node, step);
  return { node };
}

/** The call of this builtin with so many arguments, if the node is one. */
function builtin(node: Node | undefined, name: string, args: number): BuiltinNode | undefined {
  return node?.kind === 'builtin' && node.name === name && node.args.length === args ? node : undefined;
}

function integer(node: Node | undefined): bigint | undefined {
  return node?.kind === 'integer' ? node.value : undefined;
}

/** `x in ['A', 'B']` looks x up in a set, which refuses an x of another type. */
function inArray(node: Node): Node | undefined {
  if (node.kind !== 'binary' || node.operator !== 'in' || node.right.kind !== 'array') return undefined;
  const { nodes, location } = node.right;
  if (nodes.length === 0) return undefined;
  const ints = node.left.nature?.type?.kind === 'int' && nodes.every(each => each.kind === 'integer');
  if (!ints && !nodes.every(each => each.kind === 'string')) return undefined;
  const type = goType(ints ? 'map[int]struct {}' : 'map[string]struct {}');
  const keys = nodes.map(each => (each.kind === 'integer' || each.kind === 'string' ? each.value : ''));
  const value = goMap(
    type,
    keys.map(key => [key, null]),
  );
  const right: Node = { kind: 'constant', value, location, nature: { type } };
  return replacing<BinaryNode>(node, { kind: 'binary', operator: 'in', left: node.left, right });
}

/** `x in 1..9` of an int x. */
function inRange(node: Node): Node | undefined {
  if (node.kind !== 'binary' || node.operator !== 'in' || node.left.nature?.type?.kind !== 'int') return undefined;
  const { left, right, location } = node;
  if (right.kind !== 'binary' || right.operator !== '..') return undefined;
  if (right.left.kind !== 'integer' || right.right.kind !== 'integer') return undefined;
  return replacing<BinaryNode>(node, {
    kind: 'binary',
    operator: 'and',
    left: { kind: 'binary', operator: '>=', left, right: right.left, location },
    right: { kind: 'binary', operator: '<=', left, right: right.right, location },
  });
}

/** `map(filter(…), f)` in one pass. */
function filterMap(node: Node): Node | undefined {
  const map = builtin(node, 'map', 2);
  const [filter, predicate] = map?.args ?? [];
  if (predicate?.kind !== 'predicate' || filter?.kind !== 'builtin' || filter.name !== 'filter') return undefined;
  if (filter.map !== undefined || usesIndex(predicate)) return undefined;
  return replacing<BuiltinNode>(node, { kind: 'builtin', name: 'filter', args: filter.args, map: predicate.node });
}

function usesIndex(node: Node): boolean {
  let found = false;
  rewrite(node, each => {
    if (each.kind === 'pointer' && each.name === 'index') found = true;
    return undefined;
  });
  return found;
}

function filterLen(node: Node): Node | undefined {
  const filter = builtin(builtin(node, 'len', 1)?.args[0], 'filter', 2);
  if (filter === undefined) return undefined;
  return replacing<BuiltinNode>(node, { kind: 'builtin', name: 'count', args: filter.args });
}

/** `filter(…)[0]` and `first(filter(…))` stop at the first match. */
function filterFirst(node: Node): Node | undefined {
  return filterEnd(node, 0n, 'first', 'find');
}

function filterLast(node: Node): Node | undefined {
  return filterEnd(node, -1n, 'last', 'findLast');
}

function filterEnd(node: Node, index: bigint, name: string, find: string): Node | undefined {
  const indexed = node.kind === 'member' && !node.optional && integer(node.property) === index;
  const filter = builtin(indexed ? node.node : builtin(node, name, 1)?.args[0], 'filter', 2);
  if (filter === undefined) return undefined;
  const { args, map } = filter;
  return replacing<BuiltinNode>(node, { kind: 'builtin', name: find, args, map, throws: indexed });
}

/** `all(x, p) && all(x, q)` is `all(x, p && q)`. */
function combinePredicates(node: Node): Node | undefined {
  if (node.kind !== 'binary' || !booleans.has(node.operator)) return undefined;
  const { operator, left, right } = node;
  if (left.kind !== 'builtin' || right.kind !== 'builtin' || left.name !== right.name) return undefined;
  const combined = combinedOperator(left.name, operator);
  const [collection, p] = left.args;
  const [other, q] = right.args;
  if (combined === undefined || p?.kind !== 'predicate' || q?.kind !== 'predicate') return undefined;
  if (collection?.nature?.type !== other?.nature?.type || !sameExpression(collection, other)) return undefined;
  const location = { from: 0, to: 0 };
  const both: Node = { kind: 'binary', operator: combined, left: p.node, right: q.node, location };
  const predicate: Node = { kind: 'predicate', node: combinePredicates(both) ?? both, location };
  const args = [collection as Node, predicate];
  return replacing<BuiltinNode>(node, { kind: 'builtin', name: left.name, args });
}

function combinedOperator(name: string, operator: string): string | undefined {
  const and = operator === 'and' || operator === '&&';
  if (name === 'all' && and) return operator;
  if (name === 'any' && !and) return operator;
  if (name === 'none' && and) return operator === 'and' ? 'or' : '||';
  return undefined;
}

/** Whether two trees say the same, wherever they stand. */
function sameExpression(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return Object.is(a, b);
  const fields = new Set([...Object.keys(a), ...Object.keys(b)]);
  fields.delete('location');
  fields.delete('nature');
  const [left, right] = [a as Record<string, unknown>, b as Record<string, unknown>];
  return [...fields].every(field => sameExpression(left[field], right[field]));
}

/** `sum([a, b, c])` is `a + (b + c)`: it adds strings too, which sum itself would not. */
function sumOfArray(node: Node): Node | undefined {
  const array = builtin(node, 'sum', 1)?.args[0];
  if (array?.kind !== 'array' || array.nodes.length < 2) return undefined;
  const { location } = node;
  const sum = array.nodes.reduceRight((right, left) => ({ kind: 'binary', operator: '+', left, right, location }));
  return replacing<BinaryNode>(node, sum as BinaryNode);
}

function sumOfMap(node: Node): Node | undefined {
  const map = builtin(builtin(node, 'sum', 1)?.args[0], 'map', 2);
  return map && replacing<BuiltinNode>(node, { kind: 'builtin', name: 'sum', args: map.args });
}

/** `count(…) > 0` is `any(…)`. */
function countToAny(node: Node): Node | undefined {
  const count = node.kind === 'binary' ? builtin(node.left, 'count', 2) : undefined;
  if (count === undefined || node.kind !== 'binary') return undefined;
  const limit = integer(node.right);
  if (!(node.operator === '>' && limit === 0n) && !(node.operator === '>=' && limit === 1n)) return undefined;
  return replacing<BuiltinNode>(node, { kind: 'builtin', name: 'any', args: count.args });
}

/** `count(…) > n` stops counting once the answer is known. */
function countThreshold(node: Node): undefined {
  const count = node.kind === 'binary' ? builtin(node.left, 'count', 2) : undefined;
  if (count === undefined || node.kind !== 'binary') return;
  const limit = integer(node.right);
  if (limit === undefined || limit < 0n || !['>', '>=', '<', '<='].includes(node.operator)) return;
  const threshold = node.operator === '>' || node.operator === '<=' ? limit + 1n : limit;
  if (threshold > 1n) count.threshold = threshold;
}
