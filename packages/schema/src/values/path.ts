import { type Value, value } from '../value.ts';

/** The path of a file or directory; relative ones start from `root`, or from CoreDNS's working directory. */
export const path: Value<string> = value({
  label: 'PATH',
  expects: 'a file path',
  colour: 'path',
  matches: () => true,
  read: token => token,
});
