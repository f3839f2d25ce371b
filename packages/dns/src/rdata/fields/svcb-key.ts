import { parseUint } from '../../number-text.ts';

/** Names of the service parameters that have one, by key. */
const keyNames = [
  'mandatory',
  'alpn',
  'no-default-alpn',
  'port',
  'ipv4hint',
  'ech',
  'ipv6hint',
  'dohpath',
  'ohttp',
] as const;

export const RESERVED_KEY = 65535;

/** `alpn`, `key667`; '' for the reserved key. */
export function svcbKeyName(key: number): string {
  return keyNames[key] ?? (key === RESERVED_KEY ? '' : `key${key}`);
}

/** The reserved key for what is none: `key1` (it has a name), `key007`, `ALPN`. */
export function svcbKey(text: string): number {
  if (text.startsWith('key')) {
    const key = parseUint(text.slice(3), 16);
    return key === undefined || text[3] === '0' || keyNames[key] !== undefined ? RESERVED_KEY : key;
  }
  const key = (keyNames as readonly string[]).indexOf(text);
  return key < 0 ? RESERVED_KEY : key;
}
