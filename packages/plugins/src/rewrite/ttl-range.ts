import { atoi, parseUint } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

/** Seconds that TTLs are raised or lowered to; `min` equals `max` for a fixed TTL. */
export interface TtlRange {
  readonly min: number;
  readonly max: number;
}

/** `60`, `30-300`, `30-` or `-300`. */
export const ttlRange: Value<TtlRange> = value({
  label: 'TTL',
  expects: 'seconds such as 60, or a range such as 30-300, 30- or -300',
  suggestions: ['60', '30-300', '30-', '-300'],
  colour: 'number',
  matches: token => readRange(token) !== undefined,
  read: token =>
    readRange(token) ??
    new Fault(`'${token}' is neither a TTL nor a range of TTLs; write one such as 60, 30-300, 30- or -300`),
});

/** Up to 1.9.3: one number. */
export const fixedTtl: Value<TtlRange> = value({
  ...ttlRange,
  expects: 'seconds such as 60',
  suggestions: ['60'],
  matches: token => readFixed(token) !== undefined,
  read: token =>
    readFixed(token) ?? new Fault(`'${token}' is no TTL; write one such as 60, ranges are known since CoreDNS 1.9.4`),
});

function readFixed(text: string): TtlRange | undefined {
  const read = atoi(text);
  const seconds = read.ok ? Number(read.value) : -1;
  return seconds >= 0 && seconds <= 0x7fffffff ? { min: seconds, max: seconds } : undefined;
}

function readRange(text: string): TtlRange | undefined {
  const parts = text.split('-');
  const [low = '', high] = parts;
  if (parts.length > 2 || (low === '' && !high)) return undefined;
  const min = low === '' && high !== undefined ? 0 : seconds(low);
  const max = high === undefined ? min : high === '' ? 0x7fffffff : seconds(high);
  return min === undefined || max === undefined || min > max ? undefined : { min, max };
}

function seconds(text: string): number | undefined {
  const read = parseUint(text, 10, 32);
  return read.ok ? Number(read.value) : undefined;
}
