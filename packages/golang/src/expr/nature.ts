import { type GoType, goType, isAssignable, isFloat, isInteger, type Kind } from './reflect-type.ts';

/**
 * What the checker knows of a value (checker/nature). Without `type` and `nil` the value is unknown: it may be
 * anything, and only evaluation finds out.
 */
export interface Nature {
  readonly type?: GoType;
  readonly nil?: true;
  /** Element of an array, more precise than `type.elem`; of a predicate what it returns. */
  readonly ref?: Nature;
  /** The builtin function that this name stands for. */
  readonly builtin?: string;
  /** A method: its first parameter is the receiver. */
  readonly method?: true;
}

export type Check = 'bool' | 'string' | 'integer' | 'number' | 'map' | 'array' | 'time' | 'duration';

export const unknown: Nature = {};
export const nil: Nature = { nil: true };
const arrayType = goType('[]interface {}');

export function natureOf(type: GoType): Nature {
  return { type };
}

export function kindOf(nature: Nature): Kind | 'invalid' {
  return nature.type?.kind ?? 'invalid';
}

export function isUnknown(nature: Nature): boolean {
  return nature.type === undefined ? nature.nil !== true : nature.type.name === 'interface {}';
}

/** The type's name for messages. */
export function shown(nature: Nature): string {
  return nature.type?.name ?? 'unknown';
}

export function deref(nature: Nature): Nature {
  let type = nature.type;
  if (type?.kind !== 'ptr') return nature;
  while (type.kind === 'ptr') type = type.elem as GoType;
  return { type };
}

export function elemOf(nature: Nature): Nature {
  const kind = kindOf(nature);
  if ((kind === 'slice' || kind === 'array') && nature.ref !== undefined) return nature.ref;
  return nature.type?.elem === undefined ? unknown : { type: nature.type.elem };
}

export function arrayOf(elem: Nature): Nature {
  return { type: arrayType, ref: elem };
}

const nillable: ReadonlySet<string> = new Set(['ptr', 'interface', 'func', 'map', 'slice']);

export function assignableTo(nature: Nature, to: Nature): boolean {
  if (nature.nil && nillable.has(kindOf(to))) return true;
  return nature.type !== undefined && to.type !== undefined && isAssignable(nature.type, to.type);
}

export function is(nature: Nature, check: Check): boolean {
  const kind = kindOf(nature);
  switch (check) {
    case 'bool':
    case 'string':
    case 'map':
      return kind === check;
    case 'array':
      return kind === 'slice' || kind === 'array';
    case 'integer':
      return isInteger(nature.type);
    case 'number':
      return isInteger(nature.type) || isFloat(nature.type);
    case 'time':
      return nature.type?.name === 'time.Time';
    case 'duration':
      return nature.type?.name === 'time.Duration';
  }
}

export function both(left: Nature, right: Nature, check: Check): boolean {
  return is(left, check) && is(right, check);
}

/** Both sides unknown, or one of them and the other passes one of the checks (Nature.MaybeCompatible). */
export function maybeCompatible(left: Nature, right: Nature, ...checks: Check[]): boolean {
  const passes = (nature: Nature) => checks.some(check => is(nature, check));
  if (isUnknown(left)) return isUnknown(right) || passes(right);
  return isUnknown(right) && passes(left);
}

export function comparable(left: Nature, right: Nature): boolean {
  if (isUnknown(left) || isUnknown(right) || left.nil || right.nil) return true;
  return (
    (['number', 'duration', 'time', 'array'] as const).some(c => both(left, right, c)) || assignableTo(left, right)
  );
}
