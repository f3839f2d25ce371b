import { atoi, parseDuration } from '@corefile/golang';
import { Fault, type Value, value } from '../value.ts';

export const secondsToMs = (count: number): number => count * 1000;
export const minutes = (count: number): number => count * 60_000;
export const hours = (count: number): number => count * 3_600_000;

interface Bounds {
  /** Milliseconds. */
  readonly min?: number;
  readonly max?: number;
  /** Says the bounds in words, for messages: `2s or more`. */
  readonly bounds?: string;
  /** A bare number is taken as seconds (`refresh 30`). */
  readonly bareSeconds?: boolean;
}

/** A duration as Go's time.ParseDuration reads it (`300ms`, `1.5h`, `2h45m`), in milliseconds. */
export function duration({ min, max, bounds, bareSeconds = false }: Bounds = {}): Value<number> {
  const expects = `a duration such as 30s or 1h30m${bounds ? ` (${bounds})` : ''}`;
  const parse = (token: string) => parseDuration(bareSeconds && atoi(token).ok ? `${token}s` : token);
  return value({
    label: 'DURATION',
    expects,
    suggestions: ['5s', '30s', '1m', '1h'],
    colour: 'duration',
    matches: token => parse(token).ok,
    read(token) {
      const read = parse(token);
      if (!read.ok) {
        const hint = /^\d+$/.test(token)
          ? `'${token}' has no unit; write ${token}s for seconds`
          : `'${token}' is not a duration; write ${expects}`;
        return new Fault(hint);
      }
      const ms = Number(read.value) / 1e6;
      if ((min !== undefined && ms < min) || (max !== undefined && ms > max))
        return new Fault(`'${token}' is out of range; write ${expects}`);
      return ms;
    },
  });
}
