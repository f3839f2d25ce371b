import { oncePer } from './once-per.ts';
import type { AnySlot, Args, Forms, Row } from './slot.ts';
import type { Value } from './value.ts';

/** The name of an argument that has none of its own (`policy random`: `config.policy`, not `config.policy.policy`). */
export const lone = 'value';

export const isLone = (name: string): boolean => name === lone;
export const isSlot = (args: Args): args is AnySlot => typeof (args as AnySlot).kind === 'string';
export const isValue = (args: Args): args is Value<unknown> => typeof (args as Value<unknown>).read === 'function';

/** The rows of an argument declaration; a lone argument becomes a row of one. */
export const rowsOf = oncePer((args: Args): readonly Row[] => {
  if (isValue(args)) return [{ [lone]: { kind: 'one', value: args, presence: 'required', doc: '' } }];
  if (isSlot(args)) return [{ [lone]: args }];
  return 'forms' in args ? (args as Forms<readonly Row[]>).forms : [args as Row];
});

/** The names and slots of a row, in order. */
export const slotsOf = oncePer((row: Row): readonly (readonly [name: string, slot: AnySlot])[] => Object.entries(row));
