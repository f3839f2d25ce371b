import { type Value, value } from '../value.ts';

/** Any text at all. */
export const text = (label: string, expects: string): Value<string> =>
  value({ label, expects, colour: 'string', matches: () => true, read: token => token });
