import { parseDuration } from '../duration.ts';
import type { Builtin } from './builtins.ts';
import { fromByteString, toByteString } from './byte-string.ts';
import { goType } from './reflect-type.ts';
import { utc } from './time.ts';
import { NotModelled } from './token-reader.ts';
import { asString, EvaluationError, goNumber, isObject } from './value.ts';

/** Builtins on times. Dates and time zones need Go's layouts and its database of zones: not modelled. */
export const timeBuiltins: Readonly<Record<string, Builtin>> = {
  now: (args, run) => {
    if (run.now === undefined) throw new NotModelled('now() without a clock');
    const [zone] = args;
    const time = run.now();
    return zone !== undefined && isObject(zone) && zone.kind === 'location' ? { ...time, offset: zone.offset } : time;
  },
  duration: ([text = null]) => {
    const parsed = parseDuration(fromByteString(asString(text)));
    if (!parsed.ok) throw new EvaluationError(toByteString(parsed.error));
    return goNumber(goType('time.Duration'), parsed.value);
  },
  timezone: ([name = null]) => {
    const zone = asString(name);
    if (zone === '' || zone === 'UTC') return utc;
    throw new NotModelled(`timezone('${zone}')`);
  },
  date: () => {
    throw new NotModelled('date()');
  },
};
