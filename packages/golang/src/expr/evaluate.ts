import { equal, negate, toInt } from './arithmetic.ts';
import type { BinaryNode, BuiltinNode, CallNode, MemberNode, Node, SliceNode } from './ast.ts';
import { callBuiltin } from './builtins.ts';
import { evaluatePredicateBuiltin, hasPredicate } from './evaluate-predicate.ts';
import { fetch, sliceOf } from './fetch.ts';
import { applyOperator, byteLength } from './operate.ts';
import { goType } from './reflect-type.ts';
import { NotModelled } from './token-reader.ts';
import {
  asBool,
  asString,
  EvaluationError,
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
  #environmentMap: Value | undefined;
  /** How many values expr-lang's machine holds on its stack below what is being evaluated. */
  #below = 0;
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

  /** The value of a node that is evaluated while so many others wait on the machine's stack. */
  valueAbove(waiting: number, node: Node): Value {
    this.#below += waiting;
    const result = this.value(node);
    this.#below -= waiting;
    return result;
  }

  /** expr-lang's machine now leaves values behind on its stack: whoever waits below would take them for its operands. */
  leaveBehind(what: string): void {
    if (this.#below > 0) throw new NotModelled(`what ${what} leaves on the machine's stack`);
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
        return this.#builtin(node);
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
        const items = node.nodes.map((each, i) => this.valueAbove(i, each));
        this.grow(BigInt(items.length));
        return goSlice(types.array, items);
      }
      case 'map': {
        const entries = node.pairs.map((pair, i) => this.#pair(pair, 2 * i));
        this.grow(BigInt(entries.length));
        for (const [key] of entries) asString(key);
        return goMap(types.map, entries.reverse()); // of two equal keys the first wins
      }
      case 'pair':
        throw new Error('a pair outside a map');
    }
  }

  #pair(pair: Node, waiting: number): [Value, Value] {
    if (pair.kind !== 'pair') throw new Error('a map has pairs');
    return [this.valueAbove(waiting, pair.key), this.valueAbove(waiting + 1, pair.value)];
  }

  #name(name: string): Value {
    const variable = this.#variables.findLast(each => each.name === name);
    if (variable !== undefined) return variable.value;
    if (name !== '$env') return this.#environment.get(name) ?? null;
    this.#environmentMap ??= goMap(types.map, [...this.#environment]);
    return this.#environmentMap;
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
    const right = this.valueAbove(1, node.right);
    if (operator === '==' || operator === '!=') return this.#equal(node, left, right) === (operator === '==');
    if (operator === '..') return this.#range(toInt(left), toInt(right));
    return applyOperator(operator, left, right);
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
    const to = node.to === undefined ? byteLength(array) : this.valueAbove(1, node.to);
    const from = node.from === undefined ? 0n : this.valueAbove(2, node.from);
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
    return fetch(base, this.valueAbove(1, node.property));
  }

  #call(node: CallNode): Link {
    const args = node.args.map((arg, i) => this.valueAbove(i, arg));
    this.#below += args.length;
    const callee = this.#link(node.callee);
    this.#below -= args.length;
    if (callee === broken) {
      if (args.length > 0) this.leaveBehind('a call that ?. passes over');
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

  #builtin(node: BuiltinNode): Value {
    // An argument of a call whose callee the checker knows nothing of is not checked either; with a wrong number of
    // arguments the machine's stack then goes out of step.
    if (node.nature === undefined) throw new NotModelled('a builtin that was never checked');
    if (hasPredicate(node)) return evaluatePredicateBuiltin(this, node);
    return callBuiltin(
      this,
      node.name,
      node.args.map((arg, i) => this.valueAbove(i, arg)),
    );
  }
}
