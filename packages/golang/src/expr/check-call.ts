import type { BuiltinNode, Node } from './ast.ts';
import { builtinType, overloadsOf, validate } from './builtin-signatures.ts';
import { toByteString } from './byte-string.ts';
import type { Checker } from './checker.ts';
import type { Nature } from './nature.ts';
import * as n from './nature.ts';
import { type GoType, goType } from './reflect-type.ts';
import type { SourceError } from './source-error.ts';

const anyType = goType('interface {}');
const boolType = goType('bool');
const intType = goType('int');
const arrayType = goType('[]interface {}');

/** A call written as a builtin: those with predicates have a rule each. */
export function checkBuiltin(checker: Checker, node: BuiltinNode): Nature {
  switch (node.name) {
    case 'all':
    case 'none':
    case 'any':
    case 'one':
      return withPredicate(checker, node, { returnsBool: true }, () => ({ type: boolType }));
    case 'count':
      return withPredicate(
        checker,
        node,
        { returnsBool: true },
        () => ({ type: intType }),
        () => ({ type: intType }),
      );
    case 'findIndex':
    case 'findLastIndex':
      return withPredicate(checker, node, { returnsBool: true }, () => ({ type: intType }));
    case 'filter':
      return withPredicate(checker, node, { returnsBool: true }, collection =>
        n.isUnknown(collection) ? { type: arrayType } : n.arrayOf(n.elemOf(collection)),
      );
    case 'find':
    case 'findLast':
      return withPredicate(checker, node, { returnsBool: true }, elementOf);
    case 'map':
      return withPredicate(checker, node, { pointers: ['index'] }, (_, predicate) =>
        n.arrayOf(predicate.ref ?? n.unknown),
      );
    case 'sum': {
      const result = (_: Nature, predicate: Nature) => ({ type: predicate.type?.outs?.[0] as GoType });
      return withPredicate(checker, node, {}, result, elementOf);
    }
    case 'groupBy':
      return withPredicate(checker, node, {}, collection => ({
        type: goType('map[interface {}][]interface {}'),
        ref: n.arrayOf(n.elemOf(collection)),
      }));
    case 'sortBy':
      return withPredicate(checker, node, {}, collection => collection);
    case 'reduce':
      return withPredicate(checker, node, { pointers: ['index', 'acc'] }, (_, predicate) => predicate.ref ?? n.unknown);
    case 'get':
      return checkGet(checker, node);
    default:
      return checkFunction(checker, node.name, node, node.args);
  }
}

function elementOf(collection: Nature): Nature {
  return n.isUnknown(collection) ? n.unknown : n.elemOf(collection);
}

/** `result` gets the collection and the predicate; `bare` decides where the predicate is left out. */
function withPredicate(
  checker: Checker,
  node: BuiltinNode,
  rule: { returnsBool?: true; pointers?: readonly ('index' | 'acc')[] },
  result: (collection: Nature, predicate: Nature) => Nature,
  bare?: (collection: Nature) => Nature,
): Nature {
  const [first, second, third] = node.args as [Node, Node?, Node?];
  const collection = n.deref(checker.visit(first));
  if (!n.is(collection, 'array') && !n.isUnknown(collection)) {
    return checker.fail(first, `builtin ${node.name} takes only array (got ${n.shown(collection)})`);
  }
  if (second === undefined) return bare?.(collection) ?? n.unknown;
  const pointers = (rule.pointers ?? []).map(name => ({
    name,
    nature: name === 'index' ? { type: intType } : n.unknown,
  }));
  checker.predicates.push({ collection, pointers });
  const predicate = checker.visit(second);
  checker.predicates.pop();
  if (third !== undefined) {
    const argument = checker.visit(third);
    if (node.name === 'sortBy' && !n.is(argument, 'string') && !n.isUnknown(argument)) {
      return checker.fail(third, `sortBy order argument must be a string (got ${n.shown(argument)})`);
    }
  }
  const output = predicate.type?.outs?.[0];
  if (output === undefined) {
    if (node.name === 'sum') return checkFunction(checker, 'sum', node, node.args);
    const inputs = node.name === 'reduce' ? 'two input' : 'one input';
    return checker.fail(second, `predicate should has ${inputs} and one output param`);
  }
  if (rule.returnsBool && output !== boolType && output !== anyType) {
    return checker.fail(second, `predicate should return boolean (got ${output.name})`);
  }
  return result(collection, predicate);
}

function checkGet(checker: Checker, node: BuiltinNode): Nature {
  if (node.args.length !== 2) {
    return checker.fail(node, `invalid number of arguments (expected 2, got ${node.args.length})`);
  }
  const [from, key] = node.args as [Node, Node];
  const base = checker.visit(from);
  const index = n.deref(checker.visit(key));
  if (from.kind === 'identifier' && from.name === '$env') {
    const type = key.kind === 'string' ? checker.environmentType(key.value) : undefined;
    return type === undefined ? n.unknown : { type };
  }
  if (n.isUnknown(base)) return n.unknown;
  if (n.is(base, 'array')) {
    if (n.is(index, 'integer') || n.isUnknown(index)) return n.elemOf(base);
    return checker.fail(key, `non-integer slice index ${n.shown(index)}`);
  }
  if (n.is(base, 'map')) {
    if (n.assignableTo(index, { type: base.type?.key as GoType }) || n.isUnknown(index)) return n.elemOf(base);
    return checker.fail(key, `cannot use ${n.shown(index)} to get an element from ${n.shown(base)}`);
  }
  return checker.fail(from, `type ${n.shown(base)} does not support indexing`);
}

/** A builtin without predicates: its own rule, or the first overload that takes the arguments. */
export function checkFunction(checker: Checker, name: string, node: Node, args: readonly Node[]): Nature {
  const overloads = overloadsOf(name);
  if (overloads.length === 0 && name !== 'get') {
    const types = args.map(arg => {
      const nature = checker.visit(arg);
      return n.isUnknown(nature) ? anyType : nature.type;
    });
    const result = validate(name, types);
    if (result?.ok) return { type: result.value };
    return checker.fail(node, toByteString(result?.error ?? ''));
  }
  let last: SourceError | undefined;
  for (const type of overloads.length === 0 ? [builtinType(name)] : overloads) {
    const result = checkArguments(checker, name, { type }, args, node);
    if ('nature' in result) {
      if (node.kind === 'call') node.overload = type;
      return result.nature;
    }
    last = result.error;
  }
  if (last !== undefined) checker.error ??= last;
  return n.unknown;
}

/** The result of a call, or why the arguments do not fit; every argument is visited where their number is wrong. */
export function checkArguments(
  checker: Checker,
  name: string,
  fn: Nature,
  args: readonly Node[],
  node: Node,
): { nature: Nature } | { error: SourceError } {
  const { ins = [], outs = [], variadic = false } = fn.type as GoType;
  const error = (at: Node, message: string) => ({ error: { location: at.location, message } });
  if (outs.length === 0) return error(node, `func ${name} doesn't return value`);
  if (outs.length > 2) return error(node, `func ${name} returns more then two values`);
  const parameters = fn.method ? ins.slice(1) : ins;
  const least = variadic ? parameters.length - 1 : parameters.length;
  if (args.length < least || (!variadic && args.length > least)) {
    for (const arg of args) checker.visit(arg);
    return error(node, `${args.length < least ? 'not enough' : 'too many'} arguments to call ${name}`);
  }
  for (const [i, arg] of args.entries()) {
    const nature = checker.visit(arg);
    const rest = variadic && i >= least;
    const type = (rest ? parameters[least]?.elem : parameters[i]) as GoType;
    const parameter = { type };
    if (n.is(parameter, 'integer') && n.is(nature, 'integer')) continue; // any integer passes for any other
    if (nature.nil) {
      if (type.kind === 'ptr' || type.kind === 'interface') continue;
      return error(arg, `cannot use nil as argument (type ${type.name}) to call ${name}`);
    }
    const fits = n.assignableTo(nature, parameter) || n.assignableTo(n.deref(nature), parameter);
    if (!fits && !n.isUnknown(nature)) {
      return error(arg, `cannot use ${n.shown(nature)} as argument (type ${type.name}) to call ${name} `);
    }
  }
  return { nature: { type: outs[0] as GoType } };
}
