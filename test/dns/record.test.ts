import {
  emptyRdata,
  escapeText,
  isDuplicate,
  isType,
  opaqueRecord,
  parseRecord,
  parseZone,
  printRecord,
  type RecordOf,
  type ResourceRecord,
  record,
  recordLength,
  recordTypes,
  unescapeText,
} from '@corefile/dns';
import { describe, expect, test } from 'vitest';

/** A line of a zone file · what miekg/dns 1.1.72 prints for it, after the owner · the octets it counts. */
const printed: [text: string, line: string, octets: number][] = [
  ['a.example. 300 IN A 192.0.2.1', '300 IN A 192.0.2.1', 25],
  ['a.example. 300 CH AAAA 2001:db8:0:0:1:0:0:1', '300 CH AAAA 2001:db8::1:0:0:1', 37],
  ['a.example. AAAA ::ffff:192.0.2.1', '3600 IN AAAA ::ffff:192.0.2.1', 37],
  [
    '@ 1h30m SOA ns mbox.example. 2024010101 2h 15m 1w 300',
    '5400 IN SOA ns.example. mbox.example. 2024010101 7200 900 604800 300',
    65,
  ],
  ['example. MX 10 mail.example.', '3600 IN MX 10 mail.example.', 35],
  ['example. NS ns1.example.', '3600 IN NS ns1.example.', 32],
  ['d.example. CNAME Target.Example.', '3600 IN CNAME Target.Example.', 37],
  ['1.2.0.192.in-addr.arpa. PTR host.example.', '3600 IN PTR host.example.', 48],
  [
    String.raw`t.example. TXT "hello world" plain "quo\"te" \195\169 "\255;"`,
    String.raw`3600 IN TXT "hello world" "plain" "quo\"te" "\195\169" "\255;"`,
    62,
  ],
  ['_sip._tcp.example. SRV 1 2 5060 sip.example.', '3600 IN SRV 1 2 5060 sip.example.', 48],
  ['example. CAA 0 issue "ca.example; policy=ev"', '3600 IN CAA 0 issue "ca.example; policy=ev"', 47],
  ['_h._tcp.example. TLSA 3 1 1 ABCD 0123', '3600 IN TLSA 3 1 1 ABCD0123', 34],
  ['example. SSHFP 4 2 abcdef', '3600 IN SSHFP 4 2 ABCDEF', 24],
  ['example. DS 60485 RSASHA256 2 d4b7d520 e7bb5f0f', '3600 IN DS 60485 8 2 D4B7D520E7BB5F0F', 31],
  ['example. DNSKEY 257 3 13 AQID BAUG', '3600 IN DNSKEY 257 3 13 AQIDBAUG', 29],
  [
    'a.example. RRSIG A 13 2 300 20300101000000 20240101000000 60485 example. AQIDBA==',
    '3600 IN RRSIG A 13 2 300 20300101000000 20240101000000 60485 example. AQIDBA==',
    54,
  ],
  ['a.example. NSEC b.example. A TYPE1234 MX', '3600 IN NSEC b.example. A TYPE1234 MX', 64],
  [
    'h.example. NSEC3 1 1 12 aabbccdd 2t7b4g4vsa5smi47k61mv5bv1a22bojr A RRSIG',
    '3600 IN NSEC3 1 1 12 AABBCCDD 2t7b4g4vsa5smi47k61mv5bv1a22bojr A RRSIG',
    73,
  ],
  ['example. NSEC3PARAM 1 0 0 -', '3600 IN NSEC3PARAM 1 0 0 -', 24],
  [
    'loc.example. LOC 52 22 23.000 N 4 53 32.000 E -2.00m 0m 10000.5m .10',
    '3600 IN LOC 52 22 23.000 N 04 53 32.000 E -2m 0.00m 10000m 0.10m',
    39,
  ],
  [
    'n.example. NAPTR 100 10 "u" "E2U+sip" "!^.*$!sip:info@example!" .',
    '3600 IN NAPTR 100 10 "u" "E2U+sip" "!^.*$!sip:info@example!" .',
    60,
  ],
  [
    String.raw`svc.example. HTTPS 1 . port=8443 alpn="h2,h3" ipv4hint=192.0.2.1,192.0.2.2 mandatory=port,alpn key667="he\210o"`,
    String.raw`3600 IN HTTPS 1 . port="8443" alpn="h2,h3" ipv4hint="192.0.2.1,192.0.2.2" mandatory="port,alpn" key667="he\210o"`,
    70,
  ],
  ['alias.example. SVCB 0 other.example.', '3600 IN SVCB 0 other.example.', 42],
  ['apl.example. APL 1:192.0.2.0/24 !2:2001:db8::/32', '3600 IN APL 1:192.0.2.0/24 !2:2001:db8::/32', 38],
  [
    'hip.example. HIP 2 200100107B1A74DF365639CC39F1D578 AwEAAbdx rvs.example.',
    '3600 IN HIP 2 200100107B1A74DF365639CC39F1D578 AwEAAbdx rvs.example.',
    62,
  ],
  ['ips.example. IPSECKEY 10 1 2 192.0.2.38 AQNRU3mG', '3600 IN IPSECKEY 10 1 2 192.0.2.38 AQNRU3mG', 36],
  ['amt.example. AMTRELAY 10 1 3 relay.example.', '3600 IN AMTRELAY 10 1 3 relay.example.', 25],
  ['e.example. EUI48 00-00-5E-00-53-2A', '3600 IN EUI48 00-00-5e-00-53-2a', 27],
  ['e.example. EUI64 00-00-5e-ef-10-00-00-2a', '3600 IN EUI64 00-00-5e-ef-10-00-00-2a', 29],
  ['l.example. L64 10 2001:0db8:1140:1000', '3600 IN L64 10 2001:0DB8:1140:1000', 31],
  ['l.example. NID 10 0014:4FFF:ff20:ee64', '3600 IN NID 10 0014:4fff:ff20:ee64', 31],
  ['l.example. L32 10 10.1.2.0', '3600 IN L32 10 10.1.2.0', 27],
  [String.raw`u.example. URI 10 1 "ftp://example/p\.q"`, String.raw`3600 IN URI 10 1 "ftp://example/p\.q"`, 43],
  ['c.example. CERT PKIX 1 RSASHA256 AQID', '3600 IN CERT PKIX 1 RSASHA256 AQID', 29],
  ['z.example. ZONEMD 2024 1 1 c68090d90a7aed71', '3600 IN ZONEMD 2024 1 1 c68090d90a7aed71', 35],
  ['r.example. RESINFO qnamemin exterr=15-17', '3600 IN RESINFO "qnamemin" "exterr=15-17"', 43],
  ['x.example. HINFO "PC Intel"', '3600 IN HINFO "PC" "Intel"', 30],
  ['x.example. CSYNC 66 3 A NS AAAA', '3600 IN CSYNC 66 3 A NS AAAA', 33],
  [String.raw`x.example. TYPE65280 \# 4 0a000001`, String.raw`3600 CLASS1 TYPE65280 \# 4 0a000001`, 25],
  [String.raw`x.example. A \# 4 0A000001`, '3600 IN A 10.0.0.1', 25],
  [String.raw`x.example. CLASS32 MX 1 a\.b.example.`, String.raw`3600 CLASS32 MX 1 a\.b.example.`, 36],
];

const first = (text: string): ResourceRecord => {
  const { record: rr, error } = parseRecord(text);
  if (!rr) throw new Error(error?.message ?? 'no record');
  return rr;
};

describe('records of a zone file', () => {
  test.each(printed)('%s', (text, line, octets) => {
    const { records, error } = parseZone(`${text}\n`, { origin: 'example.', file: '', defaultTtl: 3600 });
    expect(error).toBeUndefined();
    const [rr] = records as [ResourceRecord];
    expect(
      printRecord(rr)
        .replaceAll('\t', ' ')
        .slice(rr.name.length + 1),
    ).toBe(line);
    expect(recordLength(rr)).toBe(octets);
  });
});

describe('record', () => {
  test('is plain data of class IN whose rdata has the fields of its type', () => {
    const mx = record('example.', 'MX', 60, { preference: 10, exchange: 'mail.example.' });
    expect(mx).toEqual({
      name: 'example.',
      type: recordTypes.MX,
      class: 1,
      ttl: 60,
      rdata: { preference: 10, exchange: 'mail.example.' },
    });
    expect(printRecord(mx)).toBe('example.\t60\tIN\tMX\t10 mail.example.');
  });

  test('isType narrows the rdata', () => {
    const rr = first('a.example. 60 A 192.0.2.1');
    expect(isType(rr, 'AAAA')).toBe(false);
    expect(isType(rr, 'A') && rr.rdata.address).toBe('192.0.2.1');
  });

  test('of an unknown type keeps its octets in hexadecimal', () => {
    expect(printRecord(opaqueRecord('x.', 65280, 5, 'c0ff'))).toBe('x.\t5\tCLASS1\tTYPE65280\t\\# 2 c0ff');
  });

  test('without rdata has the empty value of each field', () => {
    expect(emptyRdata(recordTypes.SRV)).toEqual({ priority: 0, weight: 0, port: 0, target: '' });
    expect(emptyRdata(65280)).toEqual({ data: '' });
  });
});

describe('duplicates', () => {
  test.each([
    ['a. 5 A 192.0.2.1', 'A. 9 A 192.0.2.1', true],
    ['a. 5 A 192.0.2.1', 'a. 5 A 192.0.2.2', false],
    ['a. 5 A 192.0.2.1', 'a. 5 CH A 192.0.2.1', false],
    ['a. 5 MX 1 Mail.', 'a. 5 MX 1 mail.', true],
    ['a. 5 TXT "A"', 'a. 5 TXT "a"', false],
    [String.raw`a. 5 TXT "\097"`, 'a. 5 TXT "a"', false],
    ['a. 5 AAAA 2001:db8::1', 'a. 5 AAAA 2001:DB8:0::1', true],
    ['a. 5 HTTPS 1 . port=1 alpn=h2', 'a. 5 HTTPS 1 . alpn=h2 port=1', true],
    ['a. 5 DS 1 8 2 AB', 'a. 5 DS 1 8 2 ab', false],
  ])('%s · %s: %s', (a, b, expected) => {
    expect(isDuplicate(first(a), first(b))).toBe(expected);
  });
});

test('texts are kept escaped, as two spellings of one string are no duplicates', () => {
  const { rdata } = first(String.raw`a. 5 TXT "\097\"b"`) as RecordOf<'TXT'>;
  expect(rdata.txt).toEqual([String.raw`\097\"b`]);
  expect(rdata.txt.map(unescapeText)).toEqual(['a"b']);
  expect(escapeText('a"b\xff')).toBe(String.raw`a\"b\255`);
});
