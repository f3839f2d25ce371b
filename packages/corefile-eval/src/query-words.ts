import { isDomainName, stringToClass, stringToType, typeNumber } from '@corefile/dns';
import { parseCIDR, parseIP } from '@corefile/golang';
import { closest } from '@corefile/schema';
import { readTsigKey, type TsigKey } from './tsig-key.ts';

/** One query as the words of a command line or of a line of a query file say it. */
export interface QueryWords {
  readonly name: string;
  readonly type: number;
  readonly class: number;
  readonly tcp: boolean;
  readonly dnssec: boolean;
  readonly cd: boolean;
  readonly ad: boolean;
  readonly recurse: boolean;
  /** Absent: no EDNS. */
  readonly bufsize?: number;
  /** Client subnet option, in CIDR notation. */
  readonly subnet?: string;
  readonly nsid: boolean;
  readonly client?: string;
  /** The key that it is signed with. */
  readonly tsig?: TsigKey;
  /** Seconds that pass before this query. */
  readonly wait: number;
}

const switches = ['tcp', 'dnssec', 'cdflag', 'adflag', 'norecurse', 'noedns', 'nsid', 'short'] as const;
const settings = ['bufsize', 'subnet', 'client', 'tsig', 'wait'] as const;
// What dig (and our own recorded cases) call the same.
const aliases: Readonly<Record<string, string>> = {
  do: 'dnssec',
  cd: 'cdflag',
  ad: 'adflag',
  nord: 'norecurse',
  from: 'client',
  vc: 'tcp',
};

export type Read = { readonly ok: true; readonly query: QueryWords } | { readonly ok: false; readonly error: string };

/** Reads `NAME [TYPE] [CLASS] [+option]...`, in dig's way: type and class in any order and letter case. */
export function readQueryWords(words: readonly string[]): Read {
  const fail = (error: string): Read => ({ ok: false, error });
  const options = new Map<string, string>();
  const plain: string[] = [];
  for (const word of words) {
    if (word.startsWith('@'))
      return fail(`'${word}' names a server, but no server is asked here: the answer comes from the Corefile`);
    if (!word.startsWith('+')) {
      plain.push(word);
      continue;
    }
    const [given = '', value] = word.slice(1).split(/=(.*)/s, 2);
    const name = aliases[given] ?? given;
    if ((switches as readonly string[]).includes(name)) {
      if (value !== undefined) return fail(`'+${given}' takes no value`);
    } else if ((settings as readonly string[]).includes(name)) {
      if (!value) return fail(`'+${given}' needs a value: write +${given}=…`);
    } else {
      const near = closest(name, [...switches, ...settings]);
      return fail(`unknown option '${word}'${near ? `; did you mean '+${near}'?` : ''}`);
    }
    options.set(name, value ?? '');
  }
  const [name, ...rest] = plain;
  if (name === undefined) return fail('no name given; write NAME [TYPE] [CLASS]');
  if (!isDomainName(name))
    return fail(`'${name}' is not a domain name: a label is 1 to 63 octets, a name up to 255; write www.example.org`);
  let type: number | undefined;
  let qclass: number | undefined;
  for (const word of rest) {
    const upper = word.toUpperCase();
    // ANY is a type and a class; the first one is the type, as with dig.
    const asType = stringToType(upper) ?? (/^TYPE\d+$/.test(upper) ? typeNumber(upper) : undefined);
    const asClass = stringToClass(upper) ?? (/^CLASS\d+$/.test(upper) ? Number(upper.slice(5)) : undefined);
    if (asType !== undefined && type === undefined) type = asType;
    else if (asClass !== undefined && qclass === undefined) qclass = asClass;
    else return fail(`'${word}' is neither a record type nor a class`);
  }
  const client = options.get('client');
  if (client !== undefined && !parseIP(client))
    return fail(`'${client}' is not an IP address; write +client=10.244.1.7`);
  const subnet = options.get('subnet');
  if (
    subnet !== undefined &&
    !parseCIDR(subnet.includes('/') ? subnet : `${subnet}/${subnet.includes(':') ? 128 : 32}`).ok
  )
    return fail(`'${subnet}' is not a network; write +subnet=192.0.2.0/24`);
  const bufsize = Number(options.get('bufsize') ?? 1232);
  if (!Number.isInteger(bufsize) || bufsize < 0 || bufsize > 65535)
    return fail(`'${options.get('bufsize')}' is not a size; write +bufsize=1232`);
  const wait = Number(options.get('wait') ?? 0);
  if (!(wait >= 0)) return fail(`'${options.get('wait')}' is not a number of seconds; write +wait=30`);
  const tsigText = options.get('tsig');
  const tsig = tsigText === undefined ? undefined : readTsigKey(tsigText);
  if (typeof tsig === 'string') return fail(tsig);
  const dnssec = options.has('dnssec');
  return {
    ok: true,
    query: {
      name: name.endsWith('.') ? name : `${name}.`,
      type: type ?? 1,
      class: qclass ?? 1,
      tcp: options.has('tcp'),
      dnssec,
      cd: options.has('cdflag'),
      ad: options.has('adflag'),
      recurse: !options.has('norecurse'),
      ...(options.has('noedns') && !dnssec ? {} : { bufsize }),
      ...(subnet === undefined ? {} : { subnet }),
      nsid: options.has('nsid'),
      ...(client === undefined ? {} : { client }),
      ...(tsig === undefined ? {} : { tsig }),
      wait,
    },
  };
}

/** The queries of a file: one a line; blank lines and what follows `#` or `;` are skipped. */
export function readQueryFile(
  text: string,
): readonly { readonly line: number; readonly text: string; readonly read: Read }[] {
  return text
    .split('\n')
    .map((raw, index) => ({ line: index + 1, text: raw.replace(/(^|\s)[#;].*$/, '').trim() }))
    .filter(({ text }) => text !== '')
    .map(entry => ({ ...entry, read: readQueryWords(entry.text.split(/\s+/)) }));
}
