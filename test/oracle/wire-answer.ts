import { className, rcodeName, typeName } from './wire-names.ts';
import { WireReader } from './wire-reader.ts';

/** What the server said to one query. Records are one line of text each: `name ttl class type rdata`. */
export interface Answer {
  readonly rcode: string;
  /** Of `aa tc rd ra ad cd`, those that are set, in that order. */
  readonly flags: readonly string[];
  readonly question: readonly string[];
  readonly answer: readonly string[];
  readonly authority: readonly string[];
  /** Without the OPT record, which is `edns`. */
  readonly additional: readonly string[];
  readonly edns?: { readonly payload: number; readonly do: boolean; readonly options: readonly string[] };
}

/** `dropped`: no answer at all; `malformed`: bytes which are no DNS message; `closed`: TCP ended without one. */
export type Outcome = Answer | { readonly outcome: 'dropped' | 'malformed' | 'closed' };

const FLAGS: readonly (readonly [string, number])[] = [
  ...([['aa', 0x400], ['tc', 0x200], ['rd', 0x100], ['ra', 0x80], ['ad', 0x20], ['cd', 0x10]] as const), // biome-ignore format: a table
];

/** Reads a reply. Throws on bytes that are no message: the caller records that as `malformed`. */
export function decodeAnswer(message: Buffer): Answer {
  const reader = new WireReader(message, 2);
  const bits = reader.u16();
  const counts = [reader.u16(), reader.u16(), reader.u16(), reader.u16()] as const;
  const question = repeat(counts[0], () => `${reader.name()} ${reader.typeAfterClass()}`);
  let edns: Answer['edns'];
  let extendedRcode = 0;
  const section = (count: number) =>
    repeat(count, () => {
      const name = reader.name();
      const type = reader.u16();
      const rclass = reader.u16();
      const ttl = reader.u32();
      const end = reader.u16() + reader.at;
      if (end > message.length) throw new RangeError('rdata beyond the message');
      if (type === 41) {
        extendedRcode = ttl >>> 24;
        edns = { payload: rclass, do: (ttl & 0x8000) !== 0, options: reader.options(end) };
        return '';
      }
      const rdata = presentRdata(reader, type, end);
      reader.at = end;
      return `${name} ${ttl} ${className(rclass)} ${typeName(type)} ${rdata}`;
    }).filter(record => record !== '');
  const answer = section(counts[1]);
  const authority = section(counts[2]);
  const additional = section(counts[3]);
  const flags = FLAGS.filter(([, bit]) => bits & bit).map(([flag]) => flag);
  const rcode = rcodeName((extendedRcode << 4) | (bits & 15));
  return { rcode, flags, question, answer, authority, additional, ...(edns ? { edns } : {}) };
}

const repeat = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

/**
 * How the rdata of each type reads, one letter a field: `1 2 4` numbers of so many octets, `n` name, `s` one character-string,
 * `S` all remaining character-strings, `q` a quoted text to the end, `a`/`A` IPv4/IPv6, `t` type, `T` type bitmap,
 * `x`/`b` the rest in hex or base64, `X` hex behind a length octet (`-` when empty), `h` base32hex behind a length octet,
 * `d` a time as YYYYMMDDHHmmSS, `p` service parameters, `l` a location.
 */
const FORMATS: Readonly<Record<string, string>> = {
  ...{ A: 'a', AAAA: 'A', NS: 'n', CNAME: 'n', DNAME: 'n', PTR: 'n', MB: 'n', MG: 'n', MR: 'n', SOA: 'nn44444' },
  ...{ MX: '2n', TXT: 'S', SPF: 'S', AVC: 'S', HINFO: 'ss', RP: 'nn', MINFO: 'nn', AFSDB: '2n', RT: '2n', KX: '2n' },
  ...{ SRV: '222n', NAPTR: '22sssn', CAA: '1kq', URI: '22q', DS: '211x', CDS: '211x', DLV: '211x', DNSKEY: '211b' },
  ...{
    CDNSKEY: '211b',
    KEY: '211b',
    RRSIG: 't114dd2nb',
    NSEC: 'nT',
    NSEC3: '112XhT',
    NSEC3PARAM: '112X',
    TLSA: '111x',
  },
  ...{ SMIMEA: '111x', SSHFP: '11x', CERT: '221b', OPENPGPKEY: 'b', DHCID: 'b', SVCB: '2np', HTTPS: '2np', X25: 's' },
  ...{ ZONEMD: '411x', CSYNC: '42T', LOC: 'l', EUI48: 'e', EUI64: 'e', PX: '2nn', ISDN: 'S', NULL: 'x' },
};

function presentRdata(reader: WireReader, type: number, end: number): string {
  const format = FORMATS[typeName(type)];
  if (end === reader.at) return '';
  if (format === undefined) return `\\# ${end - reader.at} ${reader.hex(end)}`;
  return [...format]
    .map(field => reader.field(field, end))
    .join(' ')
    .trimEnd();
}
