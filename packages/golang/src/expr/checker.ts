import type { BinaryNode, CallNode, ConditionalNode, LetNode, MemberNode, Node, SliceNode, UnaryNode } from './ast.ts';
import { builtinType, isBuiltin } from './builtin-signatures.ts';
import { checkArguments, checkBuiltin, checkFunction } from './check-call.ts';
import { checkOperator } from './check-operator.ts';
import type { Environment } from './environment.ts';
import type { Nature } from './nature.ts';
import * as n from './nature.ts';
import { type GoType, goType } from './reflect-type.ts';
import type { SourceError } from './source-error.ts';

const types = {
  bool: goType('bool'),
  int: goType('int'),
  float: goType('float64'),
  string: goType('string'),
  bytes: goType('[]uint8'),
  array: goType('[]interface {}'),
  map: goType('map[string]interface {}'),
};

/**
 * Types of every node, left in `node.nature` for optimizer and evaluation; the first error stops nothing but is the one
 * reported (checker/checker.go of expr-lang 1.17.8).
 */
export function check(tree: Node, environment: Environment): SourceError | undefined {
  const checker = new Checker(environment);
  checker.visit(tree);
  return checker.error;
}

interface Variable {
  readonly name: string;
  readonly nature: Nature;
}

/** The checker's state and the rules that need it; those for calls are in check-call.ts. */
export class Checker {
  error: SourceError | undefined;
  /** Innermost last: the collection `#` runs over and the pointers (`#index`) that exist there. */
  readonly predicates: { collection: Nature; pointers: readonly Variable[] }[] = [];
  readonly #environment: Environment;
  readonly #variables: Variable[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /** A node met again (an overload tried, a shared operand) keeps what was found the first time. */
  visit(node: Node): Nature {
    node.nature ??= this.#visit(node);
    return node.nature;
  }

  fail(node: Node, message: string): Nature {
    this.error ??= { location: node.location, message };
    return n.unknown;
  }

  #visit(node: Node): Nature {
    switch (node.kind) {
      case 'nil':
        return n.nil;
      case 'integer':
        return { type: types.int };
      case 'float':
      case 'bool':
      case 'string':
      case 'bytes':
        return { type: types[node.kind] };
      case 'identifier':
        return this.#identifier(node, node.name);
      case 'unary':
        return this.#unary(node);
      case 'binary':
        return this.#binary(node);
      case 'chain':
        return this.visit(node.node);
      case 'member':
        return this.#member(node);
      case 'slice':
        return this.#slice(node);
      case 'call':
        return this.#call(node);
      case 'builtin':
        return checkBuiltin(this, node);
      case 'predicate':
        return this.#predicate(this.visit(node.node));
      case 'pointer':
        return this.#pointer(node, node.name);
      case 'let':
        return this.#let(node);
      case 'sequence':
        return node.nodes.map(each => this.visit(each)).at(-1) as Nature;
      case 'conditional':
        return this.#conditional(node);
      case 'array':
        return this.#array(node.nodes);
      case 'map':
        for (const pair of node.pairs) this.visit(pair);
        return { type: types.map };
      case 'pair':
        this.visit(node.key);
        this.visit(node.value);
        return n.nil;
      case 'constant':
        return n.unknown; // only the optimizer makes these
    }
  }

  /** The type of a name of the environment. */
  environmentType(name: string): GoType | undefined {
    return this.#environment.names.get(name);
  }

  #hasBuiltin(name: string): boolean {
    return isBuiltin(name) && !this.#environment.disabledBuiltins.has(name);
  }

  #identifier(node: Node, name: string): Nature {
    const variable = this.#variables.findLast(each => each.name === name);
    if (variable !== undefined) return variable.nature;
    if (name === '$env') return n.unknown;
    const type = this.environmentType(name);
    if (type !== undefined) return { type };
    if (this.#hasBuiltin(name)) return { type: builtinType(name), builtin: name };
    return this.fail(node, `unknown name ${name}`);
  }

  #unary(node: UnaryNode): Nature {
    const operand = n.deref(this.visit(node.node));
    const negation = node.operator === '!' || node.operator === 'not';
    if (n.isUnknown(operand)) return negation ? { type: types.bool } : n.unknown;
    if (negation ? n.is(operand, 'bool') : n.is(operand, 'number')) return negation ? { type: types.bool } : operand;
    return this.fail(node, `invalid operation: ${node.operator} (mismatched type ${n.shown(operand)})`);
  }

  #binary(node: BinaryNode): Nature {
    const left = n.deref(this.visit(node.left));
    const right = n.deref(this.visit(node.right));
    const nature = checkOperator(this, node, left, right);
    if (nature !== undefined) return nature;
    const operands = `mismatched types ${n.shown(left)} and ${n.shown(right)}`;
    return this.fail(node, `invalid operation: ${node.operator} (${operands})`);
  }

  #member(node: MemberNode): Nature {
    const { property } = node;
    if (node.node.kind === 'identifier' && node.node.name === '$env') {
      if (property.kind !== 'string') return n.unknown;
      const type = this.environmentType(property.value);
      if (type !== undefined) return { type };
      return node.optional ? n.unknown : this.fail(node, `unknown name ${property.value}`);
    }
    const receiver = this.visit(node.node);
    const index = this.visit(property);
    if (n.isUnknown(receiver)) return n.unknown;
    if (property.kind === 'string') {
      if (receiver.nil) return this.fail(node, `type nil has no field ${property.value}`);
      const method = receiver.type?.methods.get(property.value);
      if (method !== undefined) return { type: goType(method), method: true };
    }
    const base = n.deref(receiver);
    const kind = n.kindOf(base);
    if (kind === 'map') {
      const key = { type: base.type?.key as GoType };
      const fits = [index, n.deref(index)].some(each => n.assignableTo(each, key) || n.isUnknown(each));
      if (fits) return n.elemOf(base);
      return this.fail(property, `cannot use ${n.shown(index)} to get an element from ${n.shown(base)}`);
    }
    if (n.is(base, 'array')) {
      const at = n.deref(index);
      if (n.is(at, 'integer') || n.isUnknown(at)) return n.elemOf(base);
      return this.fail(property, `array elements can only be selected using an integer (got ${n.shown(at)})`);
    }
    if (property.kind === 'string') {
      return this.fail(node, `type ${n.shown(base)} has no ${node.method ? 'method' : 'field'} ${property.value}`);
    }
    return this.fail(node, `type ${n.shown(base)}[${n.shown(index)}] is undefined`);
  }

  #slice(node: SliceNode): Nature {
    const nature = this.visit(node.node);
    if (n.isUnknown(nature)) return n.unknown; // and the bounds are not looked at
    if (!n.is(nature, 'string') && !n.is(nature, 'array')) return this.fail(node, `cannot slice ${n.shown(nature)}`);
    for (const bound of [node.from, node.to]) {
      if (bound === undefined) continue;
      const at = n.deref(this.visit(bound));
      if (!n.is(at, 'integer') && !n.isUnknown(at)) return this.fail(bound, `non-integer slice index ${n.shown(at)}`);
    }
    return nature;
  }

  #call(node: CallNode): Nature {
    const { callee } = node;
    if (callee.kind === 'identifier' && callee.name === '$env') {
      return this.fail(node, 'map[string]interface {} is not callable');
    }
    const nature = this.visit(callee);
    if (n.isUnknown(nature)) return n.unknown; // and the arguments are not looked at
    if (nature.builtin !== undefined) return checkFunction(this, nature.builtin, node, node.args);
    let name = 'function';
    if (callee.kind === 'identifier') name = callee.name;
    if (callee.kind === 'member' && callee.property.kind === 'string') name = callee.property.value;
    if (nature.nil) return this.fail(node, `${name} is nil; cannot call nil as function`);
    if (n.kindOf(nature) !== 'func') return this.fail(node, `${n.shown(nature)} is not callable`);
    const result = checkArguments(this, name, nature, node.args, node);
    if ('nature' in result) return result.nature;
    this.error ??= result.error;
    return n.unknown;
  }

  #predicate(body: Nature): Nature {
    const result = body.nil ? '' : ` ${n.isUnknown(body) ? 'interface {}' : body.type?.name}`;
    return { type: goType(`func(interface {})${result}`), ref: body };
  }

  #pointer(node: Node, name: string): Nature {
    const scope = this.predicates.at(-1);
    if (scope === undefined) return this.fail(node, 'cannot use pointer accessor outside predicate');
    if (name !== '') {
      const pointer = scope.pointers.find(each => each.name === name);
      return pointer?.nature ?? this.fail(node, `unknown pointer #${name}`);
    }
    if (n.isUnknown(scope.collection)) return n.unknown;
    if (n.is(scope.collection, 'array')) return n.elemOf(scope.collection);
    return this.fail(node, `cannot use ${n.shown(scope.collection)} as array`);
  }

  #let(node: LetNode): Nature {
    const { name } = node;
    if (this.environmentType(name) !== undefined) return this.fail(node, `cannot redeclare ${name}`);
    if (this.#hasBuiltin(name)) return this.fail(node, `cannot redeclare builtin ${name}`);
    if (this.#variables.some(each => each.name === name)) {
      return this.fail(node, `cannot redeclare variable ${name}`);
    }
    this.#variables.push({ name, nature: this.visit(node.value) });
    const body = this.visit(node.body);
    this.#variables.pop();
    return body;
  }

  #conditional(node: ConditionalNode): Nature {
    const condition = n.deref(this.visit(node.condition));
    if (!n.is(condition, 'bool') && !n.isUnknown(condition)) {
      return this.fail(node.condition, `non-bool expression (type ${n.shown(condition)}) used as condition`);
    }
    const then = this.visit(node.whenTrue);
    const otherwise = this.visit(node.whenFalse);
    if (then.nil) return otherwise;
    if (otherwise.nil) return then;
    if (!n.assignableTo(then, otherwise)) return n.unknown;
    if (n.both(then, otherwise, 'array')) {
      const [a, b] = [n.elemOf(then), n.elemOf(otherwise)];
      if (!n.assignableTo(a, b) || !n.assignableTo(b, a)) return { type: types.array };
    }
    return then;
  }

  /** Elements of one kind make an array of the last one's nature. */
  #array(nodes: readonly Node[]): Nature {
    const natures = nodes.map(node => this.visit(node));
    const kinds = new Set(natures.map(n.kindOf));
    return kinds.size <= 1 ? n.arrayOf(natures.at(-1) ?? n.unknown) : { type: types.array };
  }
}
