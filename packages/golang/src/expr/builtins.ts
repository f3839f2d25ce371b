import { collectionBuiltins } from './builtins-collection.ts';
import { numberBuiltins } from './builtins-number.ts';
import { stringBuiltins } from './builtins-string.ts';
import { timeBuiltins } from './builtins-time.ts';
import type { Evaluation } from './evaluate.ts';
import { EvaluationError, type Value } from './value.ts';

/** A builtin function; `run` has the memory budget and the clock. Errors are thrown as EvaluationError. */
export type Builtin = (args: readonly Value[], run: Evaluation) => Value;

const builtins: Readonly<Record<string, Builtin>> = {
  ...stringBuiltins,
  ...numberBuiltins,
  ...collectionBuiltins,
  ...timeBuiltins,
};

/** Calls a builtin without predicate with its evaluated arguments. */
export function callBuiltin(run: Evaluation, name: string, args: readonly Value[]): Value {
  const builtin = builtins[name];
  if (builtin === undefined) throw new EvaluationError(`unknown builtin ${name}`);
  return builtin(args, run);
}
