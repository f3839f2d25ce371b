import { parseUint } from './number-text.ts';
import { stringToType } from './record-type.ts';

export const recordClasses = { IN: 1, CS: 2, CH: 3, HS: 4, NONE: 254, ANY: 255 } as const;

const nameOf = new Map<number, string>(Object.entries(recordClasses).map(([name, code]) => [code, name]));
const codeOf = new Map<string, number>(Object.entries(recordClasses));

/** `IN`, or `CLASS42`. ANY is printed `CLASS255`, for ANY is a type too (dns.Class.String). */
export function classToString(recordClass: number): string {
  const name = nameOf.get(recordClass);
  return name !== undefined && stringToType(name) === undefined ? name : `CLASS${recordClass}`;
}

/** dns.StringToClass: the exact mnemonic, in capitals; no CLASS123. */
export function stringToClass(mnemonic: string): number | undefined {
  return codeOf.get(mnemonic);
}

/** Number of a `CLASS123` form; the first five characters are not looked at (classToInt). */
export function classNumber(text: string): number | undefined {
  return parseUint(text.slice(5), 16);
}
