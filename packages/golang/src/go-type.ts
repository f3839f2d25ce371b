import type { Result } from './result.ts';

/**
 * A Go type, as far as templates look at one, and the plain value that stands for it:
 * bool boolean · integers bigint · floats number · complex {re, im} · string string · slice array, nil undefined ·
 * map Map, nil undefined · struct record of its fields · pointer what it points to, nil undefined ·
 * interface a GoValue, nil undefined · func never looked into.
 */
export type GoType = { readonly name: string; readonly methods?: Methods } & (
  | { readonly kind: BasicKind }
  | { readonly kind: 'slice'; readonly elem: GoType }
  | { readonly kind: 'map'; readonly key: GoType; readonly elem: GoType }
  | { readonly kind: 'pointer'; readonly elem: GoType }
  | StructShape
  | { readonly kind: 'interface' }
  | { readonly kind: 'func' }
);

type IntKind = 'int' | 'int8' | 'int16' | 'int32' | 'int64';
type UintKind = 'uint' | 'uint8' | 'uint16' | 'uint32' | 'uint64';
type BasicKind = 'bool' | 'string' | 'float32' | 'float64' | 'complex128' | IntKind | UintKind;

interface StructShape {
  readonly kind: 'struct';
  readonly fields: readonly GoField[];
  /** Methods that need a pointer; those of `methods` go with the value too. */
  readonly pointerMethods?: Methods;
}

/** A field in the order of declaration. An embedded one lends its fields and methods to the struct around it. */
export interface GoField {
  readonly name: string;
  readonly type: GoType;
  readonly embedded?: boolean;
}

export type Methods = Readonly<Record<string, GoMethod>>;

/** A function's signature and what it does, on plain values; the error is the text of Go's error. */
export interface GoFunc {
  readonly params: readonly GoType[];
  /** The last parameter's type is that of any number of further arguments. */
  readonly variadic?: boolean;
  readonly result: GoType;
  readonly call: (args: readonly unknown[]) => Outcome<unknown>;
}

/** As GoFunc; the receiver is the plain value of the type that has the method. */
export interface GoMethod extends Omit<GoFunc, 'call'> {
  readonly call: (receiver: unknown, args: readonly unknown[]) => Outcome<unknown>;
}

/** A result, an error as Go reports it, or an admission that this package does not know what Go would do. */
export type Outcome<T> = Result<T> | { readonly ok: false; readonly error: string; readonly notModelled: true };

/** A value with its type. `addressable` is Go's CanAddr: whether methods on the pointer can be called. */
export interface GoValue {
  readonly type: GoType;
  readonly value: unknown;
  readonly addressable?: boolean;
}

const basic = <K extends BasicKind>(kind: K) => ({ kind, name: kind });

export const boolType: GoType = basic('bool');
export const intType: GoType = basic('int');
export const int64Type: GoType = basic('int64');
export const uint8Type: GoType = basic('uint8');
export const uint16Type: GoType = basic('uint16');
export const uint32Type: GoType = basic('uint32');
export const uint64Type: GoType = basic('uint64');
export const float64Type: GoType = basic('float64');
export const complexType: GoType = basic('complex128');
export const stringType: GoType = basic('string');
/** interface{} */
export const anyType: GoType = { kind: 'interface', name: 'interface {}' };

export function sliceOf(elem: GoType): GoType {
  return { kind: 'slice', name: `[]${elem.name}`, elem };
}

export function mapOf(key: GoType, elem: GoType): GoType {
  return { kind: 'map', name: `map[${key.name}]${elem.name}`, key, elem };
}

export function pointerTo(elem: GoType): GoType {
  return { kind: 'pointer', name: `*${elem.name}`, elem };
}

export function isIntKind(type: GoType): boolean {
  return /^int(8|16|32|64)?$/.test(type.kind);
}

export function isUintKind(type: GoType): boolean {
  return /^uint(8|16|32|64)?$/.test(type.kind);
}

/** Whether nil is a value of the type. */
export function canBeNil(type: GoType): boolean {
  return ['slice', 'map', 'pointer', 'interface', 'func'].includes(type.kind);
}

/** A field by its name, its own or promoted from an embedded one, and the embedded fields that lead to it. */
export function findField(type: StructShape, name: string): { field: GoField; path: readonly GoField[] } | undefined {
  const own = type.fields.find(field => field.name === name);
  if (own !== undefined) return { field: own, path: [] };
  for (const embedded of type.fields) {
    if (embedded.embedded !== true) continue;
    const inner = embedded.type.kind === 'pointer' ? embedded.type.elem : embedded.type;
    const found = inner.kind === 'struct' ? findField(inner, name) : undefined;
    if (found !== undefined) return { field: found.field, path: [embedded, ...found.path] };
  }
  return undefined;
}

/** A method that can be called on a value of the type; `addressable` adds those of the pointer. */
export function findMethod(type: GoType, name: string, addressable: boolean): GoMethod | undefined {
  const target = type.kind === 'pointer' ? type.elem : type;
  const own = ownMethod(target, name, addressable || type.kind === 'pointer');
  if (own !== undefined || target.kind !== 'struct') return own;
  for (const field of target.fields) {
    if (field.embedded !== true) continue;
    const method = findMethod(field.type, name, addressable || type.kind === 'pointer');
    if (method === undefined) continue;
    return {
      ...method,
      call: (receiver, args) => method.call((receiver as Record<string, unknown>)[field.name], args),
    };
  }
  return undefined;
}

function ownMethod(type: GoType, name: string, pointer: boolean): GoMethod | undefined {
  const onPointer = pointer && type.kind === 'struct' ? type.pointerMethods : undefined;
  for (const methods of [type.methods, onPointer]) {
    if (methods !== undefined && Object.hasOwn(methods, name)) return methods[name];
  }
  return undefined;
}

/** Go's AssignableTo, by the names of the types and the methods of interfaces. */
export function isAssignable(from: GoType, to: GoType): boolean {
  if (from.name === to.name) return true;
  if (to.kind === 'interface') {
    return Object.keys(to.methods ?? {}).every(name => findMethod(from, name, false) !== undefined);
  }
  return from.kind === to.kind && underlying(from) === underlying(to) && (isUnnamed(from) || isUnnamed(to));
}

function underlying(type: GoType): string {
  if (type.kind === 'slice') return `[]${type.elem.name}`;
  if (type.kind === 'map') return `map[${type.key.name}]${type.elem.name}`;
  return type.name;
}

function isUnnamed(type: GoType): boolean {
  return (type.kind === 'slice' || type.kind === 'map') && type.name === underlying(type);
}
