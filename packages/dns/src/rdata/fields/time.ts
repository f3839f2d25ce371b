import { parseUint } from '../../number-text.ts';
import { parseTtl } from '../../ttl.ts';
import type { Field } from '../field.ts';
import { u32 } from './integer.ts';

const year68 = 2 ** 31;

/** Seconds since 1970, or a date `YYYYMMDDHHmmSS`, as RRSIG writes them. */
export function signatureTime(wireName: string): Field<number> {
  return {
    ...u32(wireName),
    parse(tokens) {
      const token = tokens.next();
      return parseTime(token.text) ?? parseUint(token.text, 32) ?? tokens.bad(wireName, token);
    },
    print: printTime,
  };
}

/** The calendar repeats every 400 years; TSIG counts seconds in 48 bits, far beyond JavaScript's dates. */
const calendarCycle = 400 * 365.2425 * 86400;

/** Seconds since 1970 → `YYYYMMDDHHmmSS`. */
export function printTime(seconds: number): string {
  const date = new Date((seconds % calendarCycle) * 1000);
  const year = date.getUTCFullYear() + 400 * Math.floor(seconds / calendarCycle);
  return String(year) + date.toISOString().slice(5, 19).replace(/[-T:]/g, '');
}

/** Go's time.Parse takes a fraction of the second that the layout does not mention. */
const dateText = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)([.,]\d+)?$/;

function parseTime(text: string): number | undefined {
  const match = dateText.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as number[] as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    return undefined;
  const seconds = Math.floor(date.getTime() / 1000) + hour * 3600 + minute * 60 + second;
  // Serial arithmetic (RFC 1982): whole periods of 68 years are taken off.
  const periods = Math.max(Math.trunc(seconds / year68) - 1, 0);
  return Number(BigInt.asUintN(32, BigInt(seconds - periods * year68)));
}

/** The timers of SOA, where `1h30m` may stand for seconds. */
export function soaTimer(wireName: string): Field<number> {
  return {
    ...u32(wireName),
    parse(tokens) {
      const token = tokens.next();
      if (token.error) tokens.bad('zone parameter', token);
      return parseUint(token.text, 32) ?? parseTtl(token.text) ?? tokens.bad('zone parameter', token);
    },
  };
}
