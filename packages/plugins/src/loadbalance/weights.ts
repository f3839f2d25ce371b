import { fields, type IP, parseIP, parseUint, trimSpace, utf8Length } from '@corefile/golang';
import { Fault } from '@corefile/schema';

/** Weights of addresses by the name they are answered for, which ends in a dot. */
export type Weights = ReadonlyMap<string, readonly { readonly address: IP; readonly weight: number }[]>;

/** Longest line, in bytes, that CoreDNS can read (bufio.Scanner). */
const LONGEST_LINE = 65535;

/** Reads a weight file: a line with a name, then a line with address and weight (`least` or more) for each of its addresses. */
export function readWeights(text: string, least = 1): Weights | Fault {
  const domains = new Map<string, { address: IP; weight: number }[]>();
  let items: { address: IP; weight: number }[] | undefined;
  for (const raw of text.split('\n')) {
    if (utf8Length(raw) > LONGEST_LINE) return new Fault('a line is too long; split it');
    const line = trimSpace(raw);
    if (line === '' || line.startsWith('#')) continue;
    const [first = '', second, ...rest] = fields(line);
    const address = parseIP(first);
    if (rest.length > 0) return new Fault(`'${line}' has too many words; write a name, or ADDRESS WEIGHT`);
    if (second === undefined) {
      if (address) return new Fault(`the address ${first} has no weight; write ${first} 1`);
      const name = first.endsWith('.') ? first : `${first}.`;
      items = domains.get(name) ?? [];
      domains.set(name, items);
      continue;
    }
    if (!address) return new Fault(`'${first}' is not an IP address; write ADDRESS WEIGHT`);
    const weight = parseUint(second, 10, 8);
    if (!weight.ok || Number(weight.value) < least)
      return new Fault(`'${second}' is not a weight; write a number from ${least} to 255`);
    if (!items) return new Fault(`no name stands before ${first}; write the name on a line above`);
    items.push({ address, weight: Number(weight.value) });
  }
  return domains;
}
