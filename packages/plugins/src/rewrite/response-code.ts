import { parseUint } from '@corefile/golang';
import { anyCaseRcode, type Value, value } from '@corefile/schema';

/** A response code by its name in any letter case, or by its number up to 23. */
export const responseCode: Value<number> = value({
  ...anyCaseRcode,
  expects: 'a response code such as NXDOMAIN or 3',
  matches: token => byNumber(token) !== undefined || anyCaseRcode.matches(token),
  read: token => byNumber(token) ?? anyCaseRcode.read(token),
});

function byNumber(text: string): number | undefined {
  const read = parseUint(text, 10, 32);
  return read.ok && read.value <= 23n ? Number(read.value) : undefined;
}
