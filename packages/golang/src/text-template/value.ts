import { type GoType, type GoValue, stringType } from '../go-type.ts';
import type { PrintArg } from '../printf.ts';

/** A reflect.Value: nothing is the invalid one, an untyped nil. */
export type Value = GoValue | undefined;

/** A parameter of type reflect.Value takes anything as it is. */
export const reflectValue: GoType = { kind: 'struct', name: 'reflect.Value', fields: [] };

/** What an interface holds; anything else is itself (indirectInterface). */
export function unwrap(value: Value): Value {
  return value?.type.kind === 'interface' ? (value.value as Value) : value;
}

/** Follows interfaces and pointers to what they hold; `isNil` where one holds nothing, which is then returned. */
export function indirect(value: Value): { value: Value; isNil: boolean } {
  let at = value;
  while (at !== undefined && (at.type.kind === 'interface' || at.type.kind === 'pointer')) {
    if (at.value === undefined) return { value: at, isNil: true };
    at =
      at.type.kind === 'pointer' ? { type: at.type.elem, value: at.value, addressable: true } : (at.value as GoValue);
  }
  return { value: at, isNil: false };
}

/** Go's idea of truth: not the zero value of its type; structs always. */
export function isTrue(value: Value): boolean {
  if (value === undefined) return false;
  const raw = value.value;
  switch (value.type.kind) {
    case 'bool':
      return raw as boolean;
    case 'string':
      return raw !== '';
    case 'slice':
      return raw !== undefined && (raw as readonly unknown[]).length > 0;
    case 'map':
      return raw !== undefined && (raw as ReadonlyMap<unknown, unknown>).size > 0;
    case 'struct':
      return true;
    case 'pointer':
    case 'interface':
    case 'func':
      return raw !== undefined;
    case 'complex128': {
      const { re, im } = raw as { re: number; im: number };
      return re !== 0 || im !== 0;
    }
    default:
      return Number(raw) !== 0;
  }
}

/** The value of a type before anything is assigned to it. */
export function zeroOf(type: GoType): GoValue {
  switch (type.kind) {
    case 'bool':
      return { type, value: false };
    case 'string':
      return { type, value: '' };
    case 'float32':
    case 'float64':
      return { type, value: 0 };
    case 'complex128':
      return { type, value: { re: 0, im: 0 } };
    case 'struct':
      return { type, value: Object.fromEntries(type.fields.map(field => [field.name, zeroOf(field.type).value])) };
    case 'slice':
    case 'map':
    case 'pointer':
    case 'interface':
    case 'func':
      return { type, value: undefined };
    default:
      return { type, value: 0n };
  }
}

const noValue: GoValue = { type: stringType, value: '<no value>' };

/** What is printed for a value: behind pointers, unless the pointer itself knows how to print (printableValue). */
export function printable(value: Value): PrintArg {
  const target = value?.type.kind === 'pointer' ? indirect(value).value : value;
  if (target === undefined) return noValue;
  const { type } = target;
  const byPointer = type.kind === 'struct' ? type.pointerMethods : undefined;
  const printsItself = (['Error', 'String'] as const).some(name => byPointer !== undefined && name in byPointer);
  if (target.addressable === true && printsItself) {
    return { type: { kind: 'pointer', name: `*${type.name}`, elem: type }, value: target.value };
  }
  return unwrap(target);
}
