import { compileRegexp } from '../regexp.ts';
import type { BinaryNode } from './ast.ts';
import { fromByteString, toByteString } from './byte-string.ts';
import type { Checker } from './checker.ts';
import type { Nature } from './nature.ts';
import * as n from './nature.ts';
import { type GoType, goType } from './reflect-type.ts';

const types = {
  bool: goType('bool'),
  int: goType('int'),
  float: goType('float64'),
  string: goType('string'),
  bytes: goType('[]uint8'),
  time: goType('time.Time'),
  duration: goType('time.Duration'),
};

/** Type of a binary operation; nothing where the operator does not take these operands. */
export function checkOperator(checker: Checker, node: BinaryNode, left: Nature, right: Nature): Nature | undefined {
  const bool = { type: types.bool };
  const maybe = (...checks: n.Check[]) => n.maybeCompatible(left, right, ...checks);
  const both = (check: n.Check) => n.both(left, right, check);
  switch (node.operator) {
    case '==':
    case '!=':
      return n.comparable(left, right) ? bool : undefined;
    case 'or':
    case '||':
    case 'and':
    case '&&':
      return both('bool') || maybe('bool') ? bool : undefined;
    case '<':
    case '>':
    case '>=':
    case '<=':
      if (both('number') || both('string') || both('time') || both('duration')) return bool;
      return maybe('number', 'string', 'time', 'duration') ? bool : undefined;
    case '+':
    case '-':
    case '*':
      return arithmetic(node.operator, left, right);
    case '/':
    case '**':
    case '^':
      return both('number') || maybe('number') ? { type: types.float } : undefined;
    case '%':
      return both('integer') || maybe('integer') ? { type: types.int } : undefined;
    case '..':
      return both('integer') || maybe('integer') ? n.arrayOf({ type: types.int }) : undefined;
    case 'in':
      return checkIn(checker, node, left, right);
    case 'matches':
      return checkMatches(checker, node, left, right);
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return both('string') || maybe('string') ? bool : undefined;
    case '??':
      if (left.nil) return right;
      if (right.nil) return left;
      return n.assignableTo(right, left) ? left : n.unknown;
    default:
      return checker.fail(node, `unknown operator (${node.operator})`);
  }
}

function arithmetic(operator: '+' | '-' | '*', left: Nature, right: Nature): Nature | undefined {
  const time = { type: types.time };
  const duration = { type: types.duration };
  if (n.both(left, right, 'number')) {
    return { type: left.type === types.float || right.type === types.float ? types.float : types.int };
  }
  if (n.both(left, right, 'duration')) return duration;
  if (operator === '*') {
    if (n.is(left, 'number') && n.is(right, 'duration')) return duration;
    if (n.is(left, 'duration') && n.is(right, 'number')) return duration;
    return n.maybeCompatible(left, right, 'number', 'duration') ? n.unknown : undefined;
  }
  if (n.is(left, 'time') && n.is(right, 'duration')) return time;
  if (operator === '-') {
    if (n.both(left, right, 'time')) return duration;
    return n.maybeCompatible(left, right, 'number', 'time', 'duration') ? n.unknown : undefined;
  }
  if (n.both(left, right, 'string')) return { type: types.string };
  if (n.is(left, 'duration') && n.is(right, 'time')) return time;
  return n.maybeCompatible(left, right, 'number', 'string', 'time', 'duration') ? n.unknown : undefined;
}

function checkIn(checker: Checker, node: BinaryNode, left: Nature, right: Nature): Nature | undefined {
  const bool = { type: types.bool };
  if ((n.is(left, 'string') || n.isUnknown(left)) && n.kindOf(right) === 'struct') return bool;
  if (n.is(right, 'map')) {
    const key = { type: right.type?.key as GoType };
    if (n.isUnknown(left) || n.assignableTo(left, key)) return bool;
    return checker.fail(node, `cannot use ${n.shown(left)} as type ${n.shown(key)} in map key`);
  }
  if (n.is(right, 'array')) {
    const elem = n.elemOf(right);
    if (n.comparable(left, elem)) return bool;
    return checker.fail(node, `cannot use ${n.shown(left)} as type ${n.shown(elem)} in array`);
  }
  if (n.isUnknown(left) && n.is(right, 'string')) return bool;
  return n.isUnknown(right) ? bool : undefined;
}

function checkMatches(checker: Checker, node: BinaryNode, left: Nature, right: Nature): Nature | undefined {
  if (node.right.kind === 'string') {
    const pattern = compileRegexp(fromByteString(node.right.value));
    if (!pattern.ok) return checker.fail(node, toByteString(pattern.error));
  }
  const text = n.is(left, 'string') || left.type === types.bytes;
  return (text && n.is(right, 'string')) || n.maybeCompatible(left, right, 'string') ? { type: types.bool } : undefined;
}
