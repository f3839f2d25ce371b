import { arithmetic } from './arithmetic.ts';
import type { BuiltinNode, Node } from './ast.ts';
import type { Evaluation, Scope } from './evaluate.ts';
import { goType } from './reflect-type.ts';
import { sorted } from './sort.ts';
import { NotModelled } from './token-reader.ts';
import { asBool, EvaluationError, goMap, goNumber, goSlice, isObject, mapKey, typeName, type Value } from './value.ts';

const array = goType('[]interface {}');
const groups = goType('map[interface {}][]interface {}');
const uint8 = goType('uint8');

export function hasPredicate(node: BuiltinNode): boolean {
  return Object.hasOwn(loops, node.name);
}

/** A builtin that runs a predicate over a collection (compiler.go, BuiltinNode). */
export function evaluatePredicateBuiltin(run: Evaluation, node: BuiltinNode): Value {
  const loop = loops[node.name];
  const [first, body, extra] = node.args;
  if (loop === undefined || first === undefined) throw new Error(`${node.name} takes no predicate`);
  const scope: Scope = { items: itemsOf(run.value(first)), index: 0, accumulator: null };
  run.scopes.push(scope);
  const result = loop({
    run,
    scope,
    node,
    extra,
    predicate: (waiting = 0) => (body === undefined ? run.item(scope) : run.valueAbove(waiting, body)),
  });
  run.scopes.pop();
  return result;
}

interface Loop {
  readonly run: Evaluation;
  readonly scope: Scope;
  readonly node: BuiltinNode;
  /** The third argument. */
  readonly extra: Node | undefined;
  /** The predicate of the present item; without one the item itself. `waiting`: see Evaluation.valueAbove. */
  predicate(waiting?: number): Value;
}

const loops: Readonly<Record<string, (loop: Loop) => Value>> = {
  all: loop => !search(loop, holds => !holds),
  none: loop => !search(loop, holds => holds),
  any: loop => search(loop, holds => holds),
  one: loop => countHolding(loop) === 1n,
  count: countHolding,
  find: loop => (search(loop, holds => holds) ? found(loop) : missing(loop)),
  findIndex: loop => (search(loop, holds => holds) ? BigInt(loop.scope.index) : null),
  findLast: loop => (searchBackwards(loop) ? found(loop) : missing(loop)),
  findLastIndex: loop => (searchBackwards(loop) ? BigInt(loop.scope.index) : null),
  filter: loop => {
    const items: Value[] = [];
    each(loop.scope, () => {
      if (asBool(loop.predicate(items.length))) items.push(found(loop, items.length));
    });
    return newArray(loop.run, items);
  },
  map: loop => {
    const items: Value[] = [];
    each(loop.scope, () => items.push(loop.predicate(items.length)));
    return newArray(loop.run, items);
  },
  sum: loop => {
    loop.scope.accumulator = 0n;
    each(loop.scope, () => {
      const item = loop.predicate();
      loop.scope.accumulator = arithmetic('+', item, loop.scope.accumulator);
    });
    return loop.scope.accumulator;
  },
  groupBy: loop => {
    const members = new Map<string, { key: Value; items: Value[] }>();
    each(loop.scope, () => {
      const key = loop.predicate();
      const group = members.get(mapKey(key)) ?? { key, items: [] };
      members.set(mapKey(key), group);
      group.items.push(loop.run.item(loop.scope));
    });
    return goMap(
      groups,
      [...members.values()].map(({ key, items }) => [key, goSlice(array, items)]),
    );
  },
  sortBy: loop => {
    const order = loop.extra === undefined ? 'asc' : loop.run.value(loop.extra);
    if (typeof order !== 'string') throw new EvaluationError('sortBy order argument must be a string');
    if (order !== 'asc' && order !== 'desc') throw new EvaluationError('unknown order, use asc or desc');
    const keyed: { item: Value; key: Value }[] = [];
    each(loop.scope, () => keyed.push({ key: loop.predicate(), item: loop.run.item(loop.scope) }));
    const result = sorted(keyed, order === 'desc').map(({ item }) => item);
    loop.run.grow(BigInt(result.length));
    return goSlice(array, result);
  },
  reduce: loop => {
    const { run, scope, extra } = loop;
    if (extra !== undefined) scope.accumulator = run.value(extra);
    else if (scope.items.length === 0) throw new EvaluationError('reduce of empty array with no initial value');
    else {
      scope.accumulator = run.item(scope);
      scope.index = 1;
    }
    for (; scope.index < scope.items.length; scope.index++) scope.accumulator = loop.predicate();
    return scope.accumulator;
  },
};

function each(scope: Scope, visit: () => void): void {
  for (scope.index = 0; scope.index < scope.items.length; scope.index++) visit();
}

/** Goes to the first item whose predicate is as wanted. */
function search({ scope, predicate }: Loop, wanted: (holds: boolean) => boolean): boolean {
  for (scope.index = 0; scope.index < scope.items.length; scope.index++) {
    if (wanted(asBool(predicate()))) return true;
  }
  return false;
}

function searchBackwards({ run, scope, node, predicate }: Loop): boolean {
  run.leaveBehind(node.name); // compiler.go's emitLoopBackwards forgets to pop its condition
  for (scope.index = scope.items.length - 1; scope.index >= 0; scope.index--) {
    if (asBool(predicate())) return true;
  }
  return false;
}

function countHolding({ scope, node, predicate }: Loop): bigint {
  let count = 0n;
  for (scope.index = 0; scope.index < scope.items.length; scope.index++) {
    if (asBool(predicate())) count++;
    if (count === node.threshold) break;
  }
  return count;
}

/** The present item, or what the optimizer's `map` makes of it. */
function found({ run, scope, node }: Loop, waiting = 0): Value {
  return node.map === undefined ? run.item(scope) : run.valueAbove(waiting, node.map);
}

function missing({ node }: Loop): Value {
  if (node.throws) throw new EvaluationError('reflect: slice index out of range');
  return null;
}

function newArray(run: Evaluation, items: Value[]): Value {
  run.grow(BigInt(items.length));
  return goSlice(array, items);
}

/** What a loop runs over: a slice, or the bytes of a string where the checker did not know the type. */
function itemsOf(value: Value): readonly Value[] {
  if (typeof value === 'string') return Array.from(value, byte => goNumber(uint8, BigInt(byte.charCodeAt(0))));
  if (isObject(value) && value.kind === 'slice') return value.items;
  if (isObject(value) && value.kind === 'map') {
    if (value.entries.size === 0) return [];
    throw new NotModelled('a predicate over a map');
  }
  throw new EvaluationError(`reflect: call of reflect.Value.Len on ${typeName(value)} Value`);
}
