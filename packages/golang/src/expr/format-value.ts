import { durationString } from '../duration.ts';
import { formatFloat } from '../format-float.ts';
import { toByteString } from './byte-string.ts';
import { goType } from './reflect-type.ts';
import { monthName, weekdayName } from './time.ts';
import { NotModelled } from './token-reader.ts';
import type { GoMap, GoNumber, Value } from './value.ts';

/** fmt's %v, as a byte string. */
export function formatValue(value: Value): string {
  if (value === null) return '<nil>';
  if (typeof value === 'number') return formatFloat(value, 'g', -1);
  if (typeof value !== 'object') return String(value);
  switch (value.kind) {
    case 'number':
      return formatNumber(value);
    case 'slice':
      return `[${value.items.map(formatValue).join(' ')}]`;
    case 'map':
      return `map[${sortedEntries(value)
        .map(([key, each]) => `${formatValue(key)}:${formatValue(each)}`)
        .join(' ')}]`;
    default:
      throw new NotModelled(`the text of a ${value.kind}`);
  }
}

function formatNumber(number: GoNumber): string {
  switch (number.type) {
    case goType('time.Duration'):
      return toByteString(durationString(number.value));
    case goType('time.Month'):
      return monthName(number.value);
    case goType('time.Weekday'):
      return weekdayName(number.value);
    default:
      return String(number.value);
  }
}

/** A map's entries in the order of their keys; fmt and encoding/json sort. Keys that are no strings are not modelled. */
export function sortedEntries(map: GoMap): (readonly [Value, Value])[] {
  const entries = [...map.entries.values()];
  if (entries.length < 2) return entries;
  if (entries.some(([key]) => typeof key !== 'string')) throw new NotModelled('the order of keys of several types');
  return entries.sort(([a], [b]) => ((a as string) < (b as string) ? -1 : 1));
}
