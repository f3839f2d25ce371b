import { normalizeName } from '@corefile/dns';
import { fields, utf8Length } from '@corefile/golang';
import { Fault } from '@corefile/schema';

/** Longest line, in bytes, that CoreDNS can read (bufio.Scanner); it takes a longer one for the end of the file. */
const LONGEST_LINE = 65535;

/** Reads keys as tsig-keygen writes them, `key "name" { secret "…"; };`, into secrets by normalised name. */
export function readKeyFile(text: string): ReadonlyMap<string, string> | Fault {
  const secrets = new Map<string, string>();
  let name: string | undefined;
  for (const line of text.split('\n')) {
    if (utf8Length(line) > LONGEST_LINE) break;
    const [first, second = ''] = fields(line);
    if (first === undefined || (name !== undefined && first === 'algorithm')) continue;
    if (name === undefined) {
      const key = second.replace(/^["{]+|["{]+$/g, '');
      if (first !== 'key') return new Fault(`'${first}' is not expected; write key "NAME" {`);
      if (key === '') return new Fault('a key has no name; write key "NAME" {');
      name = normalizeName(key);
      if (secrets.has(name)) return new Fault(`the key ${name} is there twice; keep one`);
    } else if (first === 'secret') {
      const secret = second.replace(/^[";]+|[";]+$/g, '');
      if (secret === '') return new Fault(`the key ${name} has an empty secret; write secret "BASE64";`);
      secrets.set(name, secret);
    } else if (first === '}' || first === '};') {
      if (!secrets.has(name)) return new Fault(`the key ${name} has no secret; add secret "BASE64";`);
      name = undefined;
    } else return new Fault(`'${first}' is not expected in a key; write algorithm, secret or };`);
  }
  if (name !== undefined && !secrets.has(name)) return new Fault(`the key ${name} has no secret; add secret "BASE64";`);
  return secrets;
}
