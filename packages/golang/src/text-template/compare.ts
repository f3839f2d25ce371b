import { canBeNil, isIntKind, isUintKind, type Outcome } from '../go-type.ts';
import { sprintf } from '../printf.ts';
import { fail, ok } from '../result.ts';
import { compareStrings } from '../strings.ts';
import { unwrap, type Value } from './value.ts';

type BasicKind = 'bool' | 'complex' | 'int' | 'float' | 'string' | 'uint' | 'other';

function basicKind(value: Value): BasicKind {
  if (value === undefined) return 'other';
  const { type } = value;
  if (isIntKind(type)) return 'int';
  if (isUintKind(type)) return 'uint';
  if (type.kind === 'float32' || type.kind === 'float64') return 'float';
  if (type.kind === 'complex128') return 'complex';
  return type.kind === 'bool' || type.kind === 'string' ? type.kind : 'other';
}

function bothInts(a: BasicKind, b: BasicKind): boolean {
  return (a === 'int' || a === 'uint') && (b === 'int' || b === 'uint');
}

/** `eq`: whether the first is equal to any of the others. */
export function equal(first: Value, rest: readonly Value[]): Outcome<boolean> {
  if (rest.length === 0) return fail('missing argument for comparison');
  const kind = basicKind(first);
  for (const wrapped of rest) {
    const other = unwrap(wrapped);
    const otherKind = basicKind(other);
    let same: Outcome<boolean> = ok(false);
    if (kind === 'other' && otherKind === 'other') same = equalReferences(first, other);
    else if (kind === 'complex' && otherKind === 'complex') {
      const [a, b] = [first?.value, other?.value] as { re: number; im: number }[];
      same = ok(a?.re === b?.re && a?.im === b?.im);
    } else if (kind === otherKind || bothInts(kind, otherKind)) same = ok(first?.value === other?.value);
    else if (first !== undefined && other !== undefined) {
      return fail(`incompatible types for comparison: ${first.type.name} and ${other.type.name}`);
    }
    if (!same.ok || same.value) return same;
  }
  return ok(false);
}

function equalReferences(a: Value, b: Value): Outcome<boolean> {
  if (a !== undefined && b !== undefined && a.type.kind !== b.type.kind) {
    return describe('non-comparable types %s', a, `: ${a.type.name}, ${b.type.name}: `, '%v', b);
  }
  const isNil = (value: Value) => value === undefined || (canBeNil(value.type) && value.value === undefined);
  if (a === undefined || b === undefined || isNil(a) || isNil(b)) return ok(isNil(a) === isNil(b));
  if (b.type.kind === 'slice' || b.type.kind === 'map' || b.type.kind === 'func') {
    return describe('non-comparable type %s', b, `: ${b.type.name}`);
  }
  if (b.type.kind === 'pointer') return ok(a.value === b.value && a.type.name === b.type.name);
  return { ...fail('the comparison of structs is not modelled'), notModelled: true };
}

/** Go's error names the values themselves, printed with %s and %v. */
function describe(format: string, a: Value, between: string, secondFormat = '', b?: Value): Outcome<boolean> {
  const first = sprintf(format, [a]);
  if (!first.ok) return first;
  const second = secondFormat === '' ? ok('') : sprintf(secondFormat, [b]);
  return second.ok ? fail(first.value + between + second.value) : second;
}

/** `lt`. */
export function less(a: Value, b: Value): Outcome<boolean> {
  const kinds = [basicKind(a), basicKind(b)] as const;
  if (a === undefined || b === undefined || kinds.includes('other')) return fail('invalid type for comparison');
  if (kinds[0] !== kinds[1] && !bothInts(...kinds)) {
    return fail(`incompatible types for comparison: ${a.type.name} and ${b.type.name}`);
  }
  if (kinds[0] === 'bool' || kinds[0] === 'complex') return fail('invalid type for comparison');
  if (kinds[0] === 'string') return ok(compareStrings(a.value as string, b.value as string) < 0);
  return ok((a.value as bigint | number) < (b.value as bigint | number));
}

/** `le`. */
export function lessOrEqual(a: Value, b: Value): Outcome<boolean> {
  const isLess = less(a, b);
  return !isLess.ok || isLess.value ? isLess : equal(a, [b]);
}
