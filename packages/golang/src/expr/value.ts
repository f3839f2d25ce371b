import { type GoType, goType } from './reflect-type.ts';

/**
 * A Go value: nil is null, an int a bigint, a float64 a number, a string a byte string. Integers of other types
 * (`uint8`, `time.Duration`) say which.
 */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | GoNumber
  | GoSlice
  | GoMap
  | GoFunc
  | GoTime
  | GoLocation;

export interface GoNumber {
  readonly kind: 'number';
  readonly type: GoType;
  readonly value: bigint;
}

/** A slice, or the `[2]interface {}` that toPairs makes. */
export interface GoSlice {
  readonly kind: 'slice';
  readonly type: GoType;
  readonly items: readonly Value[];
  /** The nil slice: equal to nil, and `??` passes over it. */
  readonly isNil: boolean;
}

export interface GoMap {
  readonly kind: 'map';
  readonly type: GoType;
  /** By `mapKey`. */
  readonly entries: ReadonlyMap<string, readonly [key: Value, value: Value]>;
}

export interface GoFunc {
  readonly kind: 'func';
  readonly type: GoType;
  /** A method whose receiver is bound: it takes one parameter less than `type`. */
  readonly bound: boolean;
  call(args: readonly Value[]): Value;
}

/** A time.Time. */
export interface GoTime {
  readonly kind: 'time';
  /** Since 1970-01-01T00:00:00Z. */
  readonly nanoseconds: bigint;
  readonly offset: bigint;
}

/** A *time.Location with a fixed offset, in seconds east of UTC. */
export interface GoLocation {
  readonly kind: 'location';
  readonly name: string;
  readonly offset: bigint;
}

/** An error that Go's evaluation returns; the message is a byte string. */
export class EvaluationError extends Error {}

const types = {
  any: goType('interface {}'),
  bool: goType('bool'),
  int: goType('int'),
  float: goType('float64'),
  string: goType('string'),
  time: goType('time.Time'),
  location: goType('*time.Location'),
};

/** The dynamic type, nothing for nil. */
export function typeOf(value: Value): GoType | undefined {
  if (value === null) return undefined;
  switch (typeof value) {
    case 'boolean':
      return types.bool;
    case 'bigint':
      return types.int;
    case 'number':
      return types.float;
    case 'string':
      return types.string;
  }
  if (value.kind === 'time') return types.time;
  return value.kind === 'location' ? types.location : value.type;
}

/** fmt's %T. */
export function typeName(value: Value): string {
  return typeOf(value)?.name ?? '<nil>';
}

export function isNil(value: Value): boolean {
  return value === null || (typeof value === 'object' && value.kind === 'slice' && value.isNil);
}

export function goSlice(type: GoType, items: readonly Value[]): GoSlice {
  return { kind: 'slice', type, items, isNil: false };
}

export function goMap(type: GoType, entries: readonly (readonly [Value, Value])[]): GoMap {
  return { kind: 'map', type, entries: new Map(entries.map(entry => [mapKey(entry[0]), entry])) };
}

/** A number of this type, wrapped to its width. */
export function goNumber(type: GoType, value: bigint): Value {
  const unsigned = type.kind.startsWith('u');
  const bits = Number(/\d+$/.exec(type.kind)?.[0] ?? 64);
  const wrapped = unsigned ? BigInt.asUintN(bits, value) : BigInt.asIntN(bits, value);
  return type === types.int ? wrapped : { kind: 'number', type, value: wrapped };
}

/** What makes two keys of a map one: type and value. */
export function mapKey(key: Value): string {
  if (key === null || typeof key !== 'object') return `${typeName(key)} ${Object.is(key, -0) ? 0 : key}`;
  if (key.kind === 'number') return `${key.type.name} ${key.value}`;
  if (key.kind === 'time') return `time.Time ${key.nanoseconds}`;
  if (key.kind === 'location') return `location ${key.name}`;
  if (key.kind === 'slice' && key.type.kind === 'array') return `[${key.items.map(mapKey).join(' ')}]`;
  throw new EvaluationError(`runtime error: hash of unhashable type ${typeName(key)}`);
}

/** An integer of a predeclared type (`time.Duration` is none). */
export function integerOf(value: Value): bigint | undefined {
  if (typeof value === 'bigint') return value;
  return isObject(value) && value.kind === 'number' && !value.type.declared ? value.value : undefined;
}

/** A number of a predeclared type: integers as bigint, floats as number. */
export function numberOf(value: Value): bigint | number | undefined {
  return typeof value === 'number' ? value : integerOf(value);
}

export function isObject(value: Value): value is GoNumber | GoSlice | GoMap | GoFunc | GoTime | GoLocation {
  return typeof value === 'object' && value !== null;
}

export function isDuration(value: Value): value is GoNumber {
  return isObject(value) && value.kind === 'number' && value.type.name === 'time.Duration';
}

/** Go's type assertion `value.(bool)` and `value.(string)`. */
export function asBool(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw wrongType(value, 'bool');
}

export function asString(value: Value): string {
  if (typeof value === 'string') return value;
  throw wrongType(value, 'string');
}

function wrongType(value: Value, wanted: string): EvaluationError {
  const found = value === null ? 'nil' : typeName(value);
  return new EvaluationError(`interface conversion: interface {} is ${found}, not ${wanted}`);
}
