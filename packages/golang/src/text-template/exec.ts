import {
  anyType,
  boolType,
  canBeNil,
  complexType,
  findField,
  findMethod,
  float64Type,
  type GoType,
  type GoValue,
  intType,
  isAssignable,
  isIntKind,
  isUintKind,
  type Outcome,
  stringType,
} from '../go-type.ts';
import { sortedKeys, sprint } from '../printf.ts';
import { quote } from '../quote.ts';
import { fail, ok } from '../result.ts';
import { normalizeBytes, utf8Length } from '../utf8.ts';
import { builtins } from './funcs.ts';
import {
  type BranchNode,
  type ChainNode,
  type CommandNode,
  type FieldNode,
  type IdentifierNode,
  type ListNode,
  type NumberNode,
  nodeString,
  type Operand,
  type PipeNode,
  type StatementNode,
  type TemplateNode,
  type TemplateTreeNode,
  type VariableNode,
} from './node.ts';
import { isSpelledAsFloat } from './number.ts';
import type { Template } from './template.ts';
import { indirect, isTrue, printable, reflectValue, unwrap, type Value, zeroOf } from './value.ts';

/** What an execution may use up before it counts as not modelled; Go has no such bounds. */
export interface ExecutionLimits {
  /** Bytes of output, about. */
  readonly output: number;
  /** Statements and loop rounds. */
  readonly steps: number;
}

const defaultLimits: ExecutionLimits = { output: 1 << 20, steps: 1_000_000 };

/** Template.Execute: the text written, or Go's error ('template: answer:1:2: executing "answer" at <.X>: …'). */
export function executeTemplate(template: Template, data: GoValue, limits = defaultLimits): Outcome<string> {
  const state = new State(template, template.name, data, { parts: [], size: 0, steps: 0, limits }, 0);
  try {
    state.run(data);
    return ok(normalizeBytes(state.output.parts.join('')));
  } catch (error) {
    if (error instanceof ExecError) {
      return error.notModelled ? { ...fail(error.message), notModelled: true } : fail(error.message);
    }
    if (error instanceof RangeError)
      return { ...fail('the template nests too deeply to be modelled'), notModelled: true };
    throw error;
  }
}

class ExecError extends Error {
  readonly notModelled: boolean;
  constructor(message: string, notModelled = false) {
    super(message);
    this.notModelled = notModelled;
  }
}

/** Shared by a template and those it calls. */
interface Output {
  readonly parts: string[];
  size: number;
  steps: number;
  readonly limits: ExecutionLimits;
}

/** There is no value from an earlier stage of the pipeline. */
const missing = Symbol('missing');
type Final = Value | typeof missing;
type Jump = 'break' | 'continue' | undefined;

const goDepth = 100_000;
// JavaScript's stack is shorter than Go's. Nothing but a recursion without end comes this deep, and it would end at
// Go's limit with the same words. The difference, 99600, is divisible by 2, 3, 4, 5 and 6: a cycle stops in the same template.
const ourDepth = 400;

/** One running template. Long for a file, but one recursion: each method calls most of the others. */
class State {
  readonly output: Output;
  readonly #template: Template;
  readonly #name: string;
  readonly #depth: number;
  #variables: { readonly name: string; value: Value }[];
  #node: TemplateTreeNode | undefined;

  constructor(template: Template, name: string, dot: Value, output: Output, depth: number) {
    this.#template = template;
    this.#name = name;
    this.#variables = [{ name: '$', value: dot }];
    this.output = output;
    this.#depth = depth;
  }

  run(dot: Value): void {
    this.#list(dot, this.#template.trees.get(this.#name) as ListNode);
  }

  #fail(why: string, notModelled = false): never {
    const { name, text } = this.#template;
    if (this.#node === undefined) throw new ExecError(`template: ${this.#name}: ${why}`, notModelled);
    const before = text.slice(0, this.#node.pos);
    const lineStart = before.lastIndexOf('\n') + 1;
    const line = before.split('\n').length;
    const place = `${name}:${line}:${utf8Length(before.slice(lineStart))}`;
    const context = nodeString(this.#node);
    throw new ExecError(`template: ${place}: executing ${quote(this.#name)} at <${context}>: ${why}`, notModelled);
  }

  #step(): void {
    if (++this.output.steps > this.output.limits.steps) this.#fail('more steps than are modelled', true);
  }

  #write(text: string): void {
    this.output.parts.push(text);
    this.output.size += text.length;
    if (this.output.size > this.output.limits.output) this.#fail('more output than is modelled', true);
  }

  // Statements.

  #list(dot: Value, list: ListNode): Jump {
    this.#node = list;
    for (const node of list.nodes) {
      const jump = this.#statement(dot, node);
      if (jump !== undefined) return jump;
    }
    return undefined;
  }

  #statement(dot: Value, node: StatementNode): Jump {
    this.#node = node;
    this.#step();
    switch (node.kind) {
      case 'text':
        this.#write(node.text);
        return undefined;
      case 'action': {
        const value = this.#pipeline(dot, node.pipe);
        if (node.pipe.decl.length === 0) this.#print(node, value);
        return undefined;
      }
      case 'break':
      case 'continue':
        return node.kind;
      case 'if':
      case 'with':
        return this.#branch(dot, node);
      case 'range':
        this.#range(dot, node);
        return undefined;
      case 'template':
        this.#call(dot, node);
        return undefined;
    }
  }

  #print(node: StatementNode, value: Value): void {
    this.#node = node;
    const shown = printable(value);
    if (shown?.type.kind === 'func') this.#fail(`can't print ${nodeString(node)} of type ${shown.type.name}`);
    const text = sprint([shown]);
    if (!text.ok) this.#fail(text.error, true);
    else this.#write(text.value);
  }

  #branch(dot: Value, node: BranchNode): Jump {
    const scope = this.#variables.length;
    const value = this.#pipeline(dot, node.pipe);
    let jump: Jump;
    if (isTrue(unwrap(value))) jump = this.#list(node.kind === 'with' ? value : dot, node.list);
    else if (node.elseList !== undefined) jump = this.#list(dot, node.elseList);
    this.#variables.length = scope;
    return jump;
  }

  #range(dot: Value, node: BranchNode): void {
    const scope = this.#variables.length;
    const { value } = indirect(this.#pipeline(dot, node.pipe));
    const inner = this.#variables.length;
    let rounds = 0;
    for (const [key, element] of this.#elements(value, node.pipe.decl.length)) {
      rounds++;
      this.#step();
      this.#assignRange(node.pipe, key, element);
      const jump = this.#list(element, node.list);
      this.#variables.length = inner;
      if (jump === 'break') break;
    }
    if (rounds === 0 && node.elseList !== undefined) this.#list(dot, node.elseList);
    this.#variables.length = scope;
  }

  #elements(value: Value, variables: number): Iterable<[Value, Value]> {
    if (value === undefined) return [];
    const { type, value: raw } = value;
    if (isIntKind(type) || isUintKind(type)) {
      if (variables > 1) this.#fail(`can't use ${raw} to iterate over more than one variable`);
      return countTo(type, raw as bigint);
    }
    if (type.kind === 'slice') {
      const items = (raw as readonly unknown[] | undefined) ?? [];
      return items.map((item, i) => [
        { type: intType, value: BigInt(i) },
        { type: type.elem, value: item, addressable: true },
      ]);
    }
    if (type.kind === 'map') {
      const entries = (raw as ReadonlyMap<unknown, unknown> | undefined) ?? new Map<unknown, unknown>();
      return sortedKeys(entries).map(key => [
        { type: type.key, value: key },
        { type: type.elem, value: entries.get(key) },
      ]);
    }
    const text = sprint([value.type.kind === 'interface' ? unwrap(value) : value]);
    return this.#fail(`range can't iterate over ${text.ok ? text.value : type.name}`, !text.ok);
  }

  #assignRange({ decl, isAssign }: PipeNode, key: Value, element: Value): void {
    const [first, second] = decl.map(variable => variable.names[0] as string);
    if (isAssign) {
      if (first !== undefined) this.#setVariable(first, second === undefined ? element : key);
      if (second !== undefined) this.#setVariable(second, element);
      return;
    }
    const top = this.#variables.length;
    const last = this.#variables[top - 1];
    if (first !== undefined && last !== undefined) last.value = element;
    const beforeLast = this.#variables[top - 2];
    if (second !== undefined && beforeLast !== undefined) beforeLast.value = key;
  }

  #call(dot: Value, node: TemplateNode): void {
    if (!this.#template.trees.has(node.name)) this.#fail(`template ${quote(node.name)} not defined`);
    if (this.#depth === ourDepth) this.#fail(`exceeded maximum template depth (${goDepth})`);
    const inner = node.pipe === undefined ? undefined : this.#pipeline(dot, node.pipe);
    new State(this.#template, node.name, inner, this.output, this.#depth + 1).run(inner);
  }

  // Variables.

  #setVariable(name: string, value: Value): void {
    const variable = this.#variables.findLast(candidate => candidate.name === name);
    if (variable === undefined) this.#fail(`undefined variable: ${name}`);
    else variable.value = value;
  }

  #variable(name: string): Value {
    const variable = this.#variables.findLast(candidate => candidate.name === name);
    return variable === undefined ? this.#fail(`undefined variable: ${name}`) : variable.value;
  }

  // Pipelines.

  #pipeline(dot: Value, pipe: PipeNode): Value {
    this.#node = pipe;
    let value: Final = missing;
    for (const cmd of pipe.cmds) {
      value = this.#command(dot, cmd, value);
      if (value?.type.kind === 'interface' && isEmptyInterface(value.type)) value = unwrap(value);
    }
    const result = value === missing ? undefined : value;
    for (const { names } of pipe.decl) {
      const name = names[0] as string;
      if (pipe.isAssign) this.#setVariable(name, result);
      else this.#variables.push({ name, value: result });
    }
    return result;
  }

  #command(dot: Value, cmd: CommandNode, final: Final): Value {
    const first = cmd.args[0] as Operand;
    switch (first.kind) {
      case 'field':
        return this.#field(dot, first, cmd.args, final);
      case 'chain':
        return this.#chain(dot, first, cmd.args, final);
      case 'identifier':
        return this.#function(dot, first, cmd, cmd.args, final);
      case 'pipe':
        this.#notAFunction(cmd.args, final);
        return this.#pipeline(dot, first);
      case 'variable':
        return this.#variableNode(dot, first, cmd.args, final);
    }
    this.#node = first;
    this.#notAFunction(cmd.args, final);
    switch (first.kind) {
      case 'bool':
        return { type: boolType, value: first.value };
      case 'dot':
        return dot;
      case 'nil':
        return this.#fail('nil is not a command');
      case 'number':
        return this.#constant(first);
      case 'string':
        return { type: stringType, value: first.text };
    }
  }

  #notAFunction(args: readonly Operand[], final: Final): void {
    if (args.length > 1 || final !== missing) {
      this.#fail(`can't give argument to non-function ${nodeString(args[0] as Operand)}`);
    }
  }

  /** The type of a constant that nothing else decides: by its spelling. */
  #constant(node: NumberNode): Value {
    this.#node = node;
    const { text, complex, float, int } = node;
    if (complex !== undefined) return { type: complexType, value: complex };
    if (isSpelledAsFloat(node)) return { type: float64Type, value: float };
    return int === undefined ? this.#fail(`${text} overflows int`) : { type: intType, value: int };
  }

  #field(dot: Value, node: FieldNode, args: readonly Operand[], final: Final): Value {
    this.#node = node;
    return this.#fieldChain(dot, dot, node, node.names, args, final);
  }

  #chain(dot: Value, node: ChainNode, args: readonly Operand[], final: Final): Value {
    this.#node = node;
    if (node.node.kind === 'nil') this.#fail(`indirection through explicit nil in ${nodeString(node)}`);
    const receiver = this.#argument(dot, undefined, node.node);
    return this.#fieldChain(dot, receiver, node, node.names, args, final);
  }

  #variableNode(dot: Value, node: VariableNode, args: readonly Operand[], final: Final): Value {
    this.#node = node;
    const value = this.#variable(node.names[0] as string);
    if (node.names.length > 1) return this.#fieldChain(dot, value, node, node.names.slice(1), args, final);
    this.#notAFunction(args, final);
    return value;
  }

  #fieldChain(
    dot: Value,
    receiver: Value,
    node: TemplateTreeNode,
    names: readonly string[],
    args: readonly Operand[],
    final: Final,
  ): Value {
    let at = receiver;
    names.forEach((name, i) => {
      const isLast = i === names.length - 1; // a method at the end gets the arguments
      at = this.#fieldOf(dot, name, node, isLast ? args : [], isLast ? final : missing, at);
    });
    return at;
  }

  /** .Name or .Name arguments: a method, a field of a struct or a key of a map. */
  #fieldOf(
    dot: Value,
    name: string,
    node: TemplateTreeNode,
    args: readonly Operand[],
    final: Final,
    outer: Value,
  ): Value {
    if (outer === undefined) return undefined;
    const { value: receiver, isNil } = indirect(outer) as { value: GoValue; isNil: boolean };
    const { type, value: raw } = receiver;
    if (type.kind === 'interface' && isNil) this.#fail(`nil pointer evaluating ${outer.type.name}.${name}`);
    const method = findMethod(type, name, receiver.addressable === true);
    if (method !== undefined) {
      const call = (values: readonly Value[]) =>
        callMethod(() =>
          method.call(
            raw,
            values.map(value => value?.value),
          ),
        );
      return this.#invoke(
        dot,
        { ...method, call: values => typed(call(values), method.result) },
        false,
        node,
        name,
        args,
        final,
      );
    }
    const hasArgs = args.length > 1 || final !== missing;
    if (type.kind === 'struct') {
      const found = findField(type, name);
      if (found !== undefined) {
        if (/^[^\p{Lu}]/u.test(name)) this.#fail(`${name} is an unexported field of struct type ${outer.type.name}`);
        if (hasArgs) this.#fail(`${name} has arguments but cannot be invoked as function`);
        let at = raw;
        for (const step of found.path) at = (at as Record<string, unknown>)[step.name];
        const addressable = receiver.addressable === true;
        return { type: found.field.type, value: (at as Record<string, unknown>)[found.field.name], addressable };
      }
    } else if (type.kind === 'map' && isAssignable(stringType, type.key)) {
      if (hasArgs) this.#fail(`${name} is not a method but has arguments`);
      const entries = raw as ReadonlyMap<unknown, unknown> | undefined;
      return entries?.has(name) ? { type: type.elem, value: entries.get(name) } : undefined;
    } else if (type.kind === 'pointer') {
      const isUnknown = type.elem.kind === 'struct' && findField(type.elem, name) === undefined;
      if (isNil && !isUnknown) this.#fail(`nil pointer evaluating ${outer.type.name}.${name}`);
    }
    return this.#fail(`can't evaluate field ${name} in type ${outer.type.name}`);
  }

  #function(dot: Value, node: IdentifierNode, cmd: TemplateTreeNode, args: readonly Operand[], final: Final): Value {
    this.#node = node;
    const own = Object.hasOwn(this.#template.funcs, node.name) ? this.#template.funcs[node.name] : undefined;
    if (own !== undefined) {
      const call = (values: readonly Value[]) => callMethod(() => own.call(values.map(value => value?.value)));
      return this.#invoke(
        dot,
        { ...own, call: values => typed(call(values), own.result) },
        false,
        cmd,
        node.name,
        args,
        final,
      );
    }
    const builtin = builtins.get(node.name);
    if (builtin === undefined) return this.#fail(`${quote(node.name)} is not a defined function`);
    return this.#invoke(dot, builtin, true, cmd, node.name, args, final);
  }

  #invoke(
    dot: Value,
    fun: Invocable,
    isBuiltin: boolean,
    node: TemplateTreeNode,
    name: string,
    words: readonly Operand[],
    final: Final,
  ): Value {
    const args = words.slice(1); // the first word is the function
    const given = args.length + (final === missing ? 0 : 1);
    const fixed = fun.variadic === true ? fun.params.length - 1 : fun.params.length;
    if (fun.variadic === true ? given < fixed : given !== fixed) {
      const want = fun.variadic === true ? `at least ${fixed} got ${args.length}` : `${fixed} got ${given}`;
      this.#fail(`wrong number of args for ${name}: want ${want}`);
    }
    if (isBuiltin && (name === 'and' || name === 'or')) return this.#logic(dot, name, args, final);
    const paramAt = (i: number) => fun.params[Math.min(i, fun.params.length - 1)] as GoType;
    const values = args.map((arg, i) => this.#argument(dot, paramAt(i), arg));
    if (final !== missing) values.push(this.#checked(final, paramAt(args.length)));
    if (isBuiltin && name === 'call') this.#callValue(node, args, values);
    const result = fun.call(values);
    if (result.ok) return result.value;
    this.#node = node;
    return this.#fail(`error calling ${name}: ${result.error}`, 'notModelled' in result);
  }

  /** No value of a template is a function. */
  #callValue(node: TemplateTreeNode, args: readonly Operand[], [fun]: readonly Value[]): never {
    const target = unwrap(fun);
    const callee = args[0] === undefined ? `<${fun?.type.name ?? 'invalid'} Value>` : nodeString(args[0]);
    this.#node = node;
    if (target === undefined) this.#fail('error calling call: call of nil');
    if (target?.type.kind === 'func') this.#fail('calling a function value is not modelled', true);
    const name = args[0] === undefined && fun?.type.kind === 'string' ? (fun.value as string) : callee;
    return this.#fail(`error calling call: non-function ${name} of type ${target?.type.name}`);
  }

  #logic(dot: Value, name: 'and' | 'or', args: readonly Operand[], final: Final): Value {
    let value: Value;
    for (const arg of args) {
      value = this.#argument(dot, reflectValue, arg);
      if (isTrue(unwrap(value)) === (name === 'or')) return value;
    }
    return final === missing ? value : final;
  }

  // Arguments.

  /** Go's validateType: the value as the parameter wants it. */
  #checked(value: Value, type: GoType | undefined): Value {
    if (type === undefined || type === reflectValue) return value;
    if (value === undefined) {
      return canBeNil(type) ? zeroOf(type) : this.#fail(`invalid value; expected ${type.name}`);
    }
    if (isAssignable(value.type, type)) return value;
    const inner = value.type.kind === 'interface' && value.value !== undefined ? (value.value as GoValue) : value;
    if (isAssignable(inner.type, type)) return inner;
    if (inner.type.kind === 'pointer' && isAssignable(inner.type.elem, type)) {
      if (inner.value === undefined) this.#fail(`dereference of nil pointer of type ${type.name}`);
      return { type: inner.type.elem, value: inner.value, addressable: true };
    }
    if (type.kind === 'pointer' && inner.addressable === true && isAssignable(inner.type, type.elem)) {
      return { type, value: inner.value };
    }
    return this.#fail(`wrong type for value; expected ${type.name}; got ${inner.type.name}`);
  }

  #argument(dot: Value, type: GoType | undefined, node: Operand): Value {
    this.#node = node;
    switch (node.kind) {
      case 'dot':
        return this.#checked(dot, type);
      case 'nil':
        if (type === undefined || type === reflectValue) return undefined;
        return canBeNil(type) ? zeroOf(type) : this.#fail(`cannot assign nil to ${type.name}`);
      case 'field':
        return this.#checked(this.#field(dot, node, [node], missing), type);
      case 'variable':
        return this.#checked(this.#variableNode(dot, node, [], missing), type);
      case 'pipe':
        return this.#checked(this.#pipeline(dot, node), type);
      case 'identifier':
        return this.#checked(this.#function(dot, node, node, [], missing), type);
      case 'chain':
        return this.#checked(this.#chain(dot, node, [], missing), type);
    }
    if (type === undefined || type === reflectValue || (type.kind === 'interface' && isEmptyInterface(type))) {
      if (node.kind === 'number') return this.#constant(node);
      return node.kind === 'bool' ? { type: boolType, value: node.value } : { type: stringType, value: node.text };
    }
    return this.#typedConstant(type, node);
  }

  #typedConstant(type: GoType, node: Operand & { kind: 'bool' | 'string' | 'number' }): Value {
    const expected = (what: string) => this.#fail(`expected ${what}; found ${nodeString(node)}`);
    const constant = (value: unknown, what: string) => (value === undefined ? expected(what) : { type, value });
    const number = node.kind === 'number' ? node : undefined;
    if (type.kind === 'bool') return constant(node.kind === 'bool' ? node.value : undefined, 'bool');
    if (type.kind === 'string') return constant(node.kind === 'string' ? node.text : undefined, 'string');
    if (isIntKind(type)) return constant(wrap(number?.int, type), 'integer');
    if (isUintKind(type)) return constant(wrap(number?.uint, type), 'unsigned integer');
    if (type.kind === 'float64' || type.kind === 'float32') return constant(number?.float, 'float');
    if (type.kind === 'complex128') return constant(number?.complex, 'complex');
    return this.#fail(`can't handle ${nodeString(node)} for arg of type ${type.name}`);
  }
}

interface Invocable {
  readonly params: readonly GoType[];
  readonly variadic?: boolean;
  readonly call: (args: readonly Value[]) => Outcome<Value>;
}

function typed(result: Outcome<unknown>, type: GoType): Outcome<Value> {
  return result.ok ? ok({ type, value: result.value }) : result;
}

/** A method that reads through a nil pointer panics in Go, and the template reports the panic. */
function callMethod(call: () => Outcome<unknown>): Outcome<unknown> {
  try {
    return call();
  } catch (error) {
    if (error instanceof TypeError) return fail('runtime error: invalid memory address or nil pointer dereference');
    throw error;
  }
}

function isEmptyInterface(type: GoType): boolean {
  return type.name === anyType.name || Object.keys(type.methods ?? {}).length === 0;
}

/** An integer cut to the size of its type, as reflect's SetInt cuts it. */
function wrap(value: bigint | undefined, type: GoType): bigint | undefined {
  if (value === undefined) return undefined;
  const bits = Number(/[0-9]+$/.exec(type.kind)?.[0] ?? 64);
  return isIntKind(type) ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value);
}

function* countTo(type: GoType, end: bigint): Generator<[Value, Value]> {
  for (let i = 0n; i < end; i++) yield [undefined, { type, value: i }];
}
