import { compileRegexp } from '../regexp.ts';
import { arithmetic, compare, equal, negate, toInt } from './arithmetic.ts';
import type { BinaryNode, CallNode, MemberNode, Node, SliceNode } from './ast.ts';
import { callBuiltin } from './builtins.ts';
import { fromByteString, fromBytes, toByteString } from './byte-string.ts';
import { evaluatePredicateBuiltin } from './evaluate-predicate.ts';
import { fetch, keyIn, sliceOf } from './fetch.ts';
import { goType } from './reflect-type.ts';
import { NotModelled } from './token-reader.ts';
import {
  asBool,
  asString,
  EvaluationError,
  type GoSlice,
  type GoTime,
  goMap,
  goNumber,
  goSlice,
  isNil,
  isObject,
  typeName,
  type Value,
} from './value.ts';

const memoryBudget = 1_000_000n; // conf.DefaultMemoryBudget
const maxSteps = 5_000_000; // ours: Go's has no bound
const types = {
  any: goType('interface {}'),
  array: goType('[]interface {}'),
  ints: goType('[]int'),
  map: goType('map[string]interface {}'),
  uint8: goType('uint8'),
  bytes: goType('[]uint8'),
};

/** A collection a predicate runs over, and how far it has come. */
export interface Scope {
  readonly items: readonly Value[];
  index: number;
  accumulator: Value;
}

/** An optional access met nil: the chain around it is nil. */
const broken = Symbol('chain ended at nil');
type Link = Value | typeof broken;

/** Runs one program; state of one evaluation. */
export class Evaluation {
  readonly now: (() => GoTime) | undefined;
  readonly scopes: Scope[] = [];
  readonly #environment: ReadonlyMap<string, Value>;
  readonly #variables: { readonly name: string; readonly value: Value }[] = [];
  #memory = 0n;
  #steps = 0;

  constructor(environment: ReadonlyMap<string, Value>, now: (() => GoTime) | undefined) {
    this.#environment = environment;
    this.now = now;
  }

  /** Counts so many new elements against the budget of expr-lang's machine. */
  grow(elements: bigint): void {
    this.#memory += elements < 0n ? 0n : elements;
    if (this.#memory >= memoryBudget) throw new EvaluationError('memory budget exceeded');
  }

  value(node: Node): Value {
    if (++this.#steps > maxSteps) throw new NotModelled('evaluation takes too many steps');
    switch (node.kind) {
      case 'nil':
        return null;
      case 'integer':
      case 'float':
      case 'bool':
      case 'string':
      case 'constant':
        return node.value;
      case 'bytes':
        return goSlice(
          types.bytes,
          Array.from(node.value, byte => goNumber(types.uint8, BigInt(byte.charCodeAt(0)))),
        );
      case 'identifier':
        return this.#name(node.name);
      case 'unary':
        return this.#unary(node.operator, this.value(node.node));
      case 'binary':
        return this.#binary(node);
      case 'chain': {
        const link = this.#link(node.node);
        return link === broken || isNil(link) ? null : link;
      }
      case 'member':
      case 'call': {
        const link = this.#link(node);
        return link === broken ? null : link;
      }
      case 'slice':
        return this.#slice(node);
      case 'builtin':
        return evaluatePredicateBuiltin(this, node) ?? this.#builtin(node.name, node.args);
      case 'predicate':
        return this.value(node.node);
      case 'pointer':
        return this.#pointer(node.name);
      case 'let': {
        this.#variables.push({ name: node.name, value: this.value(node.value) });
        const result = this.value(node.body);
        this.#variables.pop();
        return result;
      }
      case 'sequence':
        return node.nodes.map(each => this.value(each)).at(-1) as Value;
      case 'conditional':
        return this.value(asBool(this.value(node.condition)) ? node.whenTrue : node.whenFalse);
      case 'array': {
        const items = node.nodes.map(each => this.value(each));
        this.grow(BigInt(items.length));
        return goSlice(types.array, items);
      }
      case 'map': {
        const entries = node.pairs.map(pair => this.#pair(pair));
        this.grow(BigInt(entries.length));
        for (const [key] of entries) asString(key);
        return goMap(types.map, entries);
      }
      case 'pair':
        throw new Error('a pair outside a map');
    }
  }

  #pair(pair: Node): [Value, Value] {
    if (pair.kind !== 'pair') throw new Error('a map has pairs');
    return [this.value(pair.key), this.value(pair.value)];
  }

  #name(name: string): Value {
    const variable = this.#variables.findLast(each => each.name === name);
    if (variable !== undefined) return variable.value;
    if (name !== '$env') return this.#environment.get(name) ?? null;
    return goMap(types.map, [...this.#environment]);
  }

  #unary(operator: string, operand: Value): Value {
    if (operator === '+') return operand;
    return operator === '-' ? negate(operand) : !asBool(operand);
  }

  #binary(node: BinaryNode): Value {
    const { operator } = node;
    const left = this.value(node.left);
    switch (operator) {
      case 'or':
      case '||':
        return asBool(left) || this.value(node.right);
      case 'and':
      case '&&':
        return asBool(left) && this.value(node.right);
      case '??':
        return isNil(left) ? this.value(node.right) : left;
    }
    const right = this.value(node.right);
    switch (operator) {
      case '==':
        return this.#equal(node, left, right);
      case '!=':
        return !this.#equal(node, left, right);
      case '<':
      case '>':
      case '<=':
      case '>=':
        return compare(operator, left, right);
      case 'in':
        return isIn(left, right);
      case 'matches':
        return matches(left, right);
      case 'contains':
        return isNil(left) || isNil(right) ? false : asString(left).includes(asString(right));
      case 'startsWith':
        return isNil(left) || isNil(right) ? false : asString(left).startsWith(asString(right));
      case 'endsWith':
        return isNil(left) || isNil(right) ? false : asString(left).endsWith(asString(right));
      case '..':
        return this.#range(toInt(left), toInt(right));
      default:
        return arithmetic(operator, left, right);
    }
  }

  /** Where both sides are known to be strings, or ints, a nil among them is an error. */
  #equal(node: BinaryNode, left: Value, right: Value): boolean {
    const [a, b] = [node.left.nature?.type?.name, node.right.nature?.type?.name];
    if (a === b && (a === 'string' || a === 'int')) {
      for (const value of [left, right]) {
        if (typeName(value) === a) continue;
        const found = value === null ? 'nil' : typeName(value);
        throw new EvaluationError(`interface conversion: interface {} is ${found}, not ${a}`);
      }
    }
    return equal(left, right);
  }

  #range(from: bigint, to: bigint): Value {
    const size = BigInt.asIntN(64, to - from + 1n);
    this.grow(size);
    if (size <= 0n) return goSlice(types.ints, []);
    return goSlice(
      types.ints,
      Array.from({ length: Number(size) }, (_, i) => from + BigInt(i)),
    );
  }

  #slice(node: SliceNode): Value {
    const array = this.value(node.node);
    const to = node.to === undefined ? lengthOf(array) : this.value(node.to);
    const from = node.from === undefined ? 0n : this.value(node.from);
    return sliceOf(array, from, to);
  }

  #pointer(name: string): Value {
    const scope = this.scopes.at(-1) as Scope;
    if (name === 'index') return BigInt(scope.index);
    return name === 'acc' ? scope.accumulator : this.item(scope);
  }

  item(scope: Scope): Value {
    return scope.items[scope.index] as Value;
  }

  /** The value of a part of an access chain. */
  #link(node: Node): Link {
    if (node.kind === 'member') return this.#member(node);
    return node.kind === 'call' ? this.#call(node) : this.value(node);
  }

  #member(node: MemberNode): Link {
    const base = this.#link(node.node);
    if (base === broken) return broken;
    if (node.optional && isNil(base)) return broken;
    return fetch(base, this.value(node.property));
  }

  #call(node: CallNode): Link {
    const args = node.args.map(arg => this.value(arg));
    const callee = this.#link(node.callee);
    if (callee === broken) {
      if (args.length > 0) throw new NotModelled('arguments of a call that ?. passes over stay on the machine’s stack');
      return broken;
    }
    if (callee === null) throw new EvaluationError('invalid operation: cannot call nil');
    if (!isObject(callee) || callee.kind !== 'func') {
      throw new EvaluationError(`invalid operation: cannot call non-function of type ${typeName(callee)}`);
    }
    const { ins = [] } = callee.type;
    const parameters = callee.bound ? ins.slice(1) : ins;
    if (args.length !== parameters.length) {
      const counts = `expected ${parameters.length}, got ${args.length}`;
      throw new EvaluationError(`invalid number of arguments: ${counts}`);
    }
    for (const [i, type] of parameters.entries()) {
      const given = args[i] as Value;
      if (typeName(given) === type.name || type.kind === 'interface') continue;
      // A function with an error result is called by reflection, where nil is the parameter's zero value.
      if (given === null && callee.type.outs?.length === 2 && type.kind === 'string') args[i] = '';
      else throw new EvaluationError(`reflect: Call using ${typeName(given)} as type ${type.name}`);
    }
    return callee.call(args);
  }

  #builtin(name: string, args: readonly Node[]): Value {
    return callBuiltin(
      this,
      name,
      args.map(arg => this.value(arg)),
    );
  }
}

function lengthOf(value: Value): Value {
  if (typeof value === 'string') return BigInt(value.length);
  if (isObject(value) && value.kind === 'slice') return BigInt(value.items.length);
  if (isObject(value) && value.kind === 'map') return BigInt(value.entries.size);
  throw new EvaluationError(`invalid argument for len (type ${typeName(value)})`);
}

/** runtime.In. */
function isIn(needle: Value, collection: Value): boolean {
  if (collection === null) return false;
  if (isObject(collection) && collection.kind === 'slice') return collection.items.some(item => equal(item, needle));
  if (isObject(collection) && collection.kind === 'map') return collection.entries.has(keyIn(collection, needle));
  if (isObject(collection) && collection.kind === 'time') {
    if (typeof needle === 'string') return false; // no exported field
    throw new EvaluationError(`cannot use ${typeName(needle)} as field name of ${typeName(collection)}`);
  }
  if (isObject(collection) && collection.kind === 'location') {
    if (typeof needle === 'string') return false;
    throw new EvaluationError(`cannot use ${typeName(needle)} as field name of time.Location`);
  }
  throw new EvaluationError(`operator "in" not defined on ${typeName(collection)}`);
}

function matches(text: Value, pattern: Value): boolean {
  if (isNil(text) || isNil(pattern)) return false;
  const compiled = compileRegexp(fromByteString(asString(pattern)));
  if (!compiled.ok) throw new EvaluationError(toByteString(compiled.error));
  return compiled.value.matches(fromByteString(isBytes(text) ? bytesOf(text) : asString(text)));
}

function isBytes(value: Value): value is GoSlice {
  return isObject(value) && value.kind === 'slice' && value.type === types.bytes;
}

function bytesOf(slice: GoSlice): string {
  return fromBytes(slice.items.map(item => Number(toInt(item))));
}
