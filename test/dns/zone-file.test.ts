// biome-ignore-all lint/suspicious/noTemplateCurlyInString: $GENERATE writes its numbers so.
import { parseRecord, parseZone, printRecord, type ReadFile, type ZoneOptions } from '@corefile/dns';
import { describe, expect, test } from 'vitest';

const options: ZoneOptions = { origin: 'example.', file: 'db.example' };

const lines = (text: string, more: Partial<ZoneOptions> = {}): string[] => {
  const { records, error } = parseZone(text, { ...options, ...more });
  expect(error).toBeUndefined();
  return records.map(rr => printRecord(rr).replaceAll('\t', ' '));
};

describe('what a line leaves out', () => {
  test('the owner is that of the record before, the TTL that of $TTL or of the record before', () => {
    expect(lines('@ 60 A 192.0.2.1\n  A 192.0.2.2\n$TTL 1h\nwww 5 IN A 192.0.2.3\n IN A 192.0.2.4\n')).toEqual([
      'example. 60 IN A 192.0.2.1',
      'example. 60 IN A 192.0.2.2',
      'www.example. 5 IN A 192.0.2.3',
      'www.example. 3600 IN A 192.0.2.4',
    ]);
  });

  test('TTL and class come in either order', () => {
    expect(lines('a 5 CH TXT x\nb CH 5 TXT x\n')).toEqual(['a.example. 5 CH TXT "x"', 'b.example. 5 CH TXT "x"']);
  });

  test('relative names are below $ORIGIN', () => {
    expect(lines('$ORIGIN sub\nwww 5 MX 1 mail\n@ 5 NS ns.\n')).toEqual([
      'www.sub.example. 5 IN MX 1 mail.sub.example.',
      'sub.example. 5 IN NS ns.',
    ]);
  });
});

test('parentheses join lines, comments and quotes may stand within them', () => {
  const text = '@ 5 SOA ns mbox ( 1 ; serial\n 2h 15m ; ( not this one\n 1w 5m )\nt 5 TXT "a;b\n(c" ; done\n';
  expect(lines(text)).toEqual([
    'example. 5 IN SOA ns.example. mbox.example. 1 7200 900 604800 300',
    String.raw`t.example. 5 IN TXT "a;b\010(c"`,
  ]);
});

test('octets beyond ASCII are the UTF-8 of the text', () => {
  expect(lines('é 5 TXT "☃"\n')).toEqual([String.raw`\195\169.example. 5 IN TXT "\226\152\131"`]);
});

test('a text of more than 255 octets becomes several strings', () => {
  expect(lines(`t 5 TXT ${'x'.repeat(300)}\n`)).toEqual([
    `t.example. 5 IN TXT "${'x'.repeat(255)}" "${'x'.repeat(45)}"`,
  ]);
});

describe('$GENERATE', () => {
  test('repeats its line for each number of the range', () => {
    expect(lines('$GENERATE 1-5/2 h$ A 192.0.2.$\n')).toEqual([
      'h1.example. 3600 IN A 192.0.2.1',
      'h3.example. 3600 IN A 192.0.2.3',
      'h5.example. 3600 IN A 192.0.2.5',
    ]);
  });

  test('numbers have an offset, a width and a base', () => {
    expect(lines('$GENERATE 9-10 h${1,4,x} CNAME ${-9}.$$\n')).toEqual([
      'h000a.example. 3600 IN CNAME 0.$.example.',
      'h000b.example. 3600 IN CNAME 1.$.example.',
    ]);
  });
});

describe('$INCLUDE', () => {
  const files: Record<string, string> = {
    'zones/sub/inc.db': 'a A 192.0.2.1\n',
    'zones/loop.db': '$INCLUDE loop.db\n',
  };
  const readFile: ReadFile = path => {
    const text = files[path];
    return text === undefined ? { error: `open ${path}: no such file or directory` } : { text };
  };
  const from = { file: 'zones/db.example', readFile };

  test('reads a file relative to the one that asks, below an origin of its own', () => {
    expect(lines('$TTL 5\n$INCLUDE sub/inc.db\n$INCLUDE ./sub/../sub/inc.db other.\nb A 192.0.2.2\n', from)).toEqual([
      'a.example. 5 IN A 192.0.2.1',
      'a.other. 5 IN A 192.0.2.1',
      'b.example. 5 IN A 192.0.2.2',
    ]);
  });

  test('says which file is missing', () => {
    expect(parseZone('$INCLUDE gone.db\n', { ...options, ...from }).error?.message).toBe(
      'zones/db.example: dns: failed to open `gone.db\' as `zones/gone.db\': open zones/gone.db: no such file or directory: "gone.db" at line: 1:16',
    );
  });

  test('stops at seven levels', () => {
    expect(parseZone('$INCLUDE loop.db\n', { ...options, ...from }).error?.reason).toBe('too deeply nested $INCLUDE');
  });
});

/** Messages of miekg/dns 1.1.72, without `db.example: dns: `. */
const refused: [text: string, message: string][] = [
  ['www A 192.0.2.1\n', 'missing TTL with no previous value: "A" at line: 1:6'],
  ['www IN BAD 1.2.3.4\n', 'not a TTL: "BAD" at line: 1:11'],
  ['www 5 IN MX ten mail\n', 'bad MX Pref: "ten" at line: 1:16'],
  ['www 5 MX 10 ; no host\n', String.raw`bad MX Mx: "\n" at line: 1:21`],
  ['a..b 5 A 1.2.3.4\n', 'bad owner name: "a..b" at line: 1:5'],
  ['www 5 ( A 1.2.3.4\n', 'garbage after rdata: "unbalanced brace" at line: 1:17'],
  ['www 5 A 1.2.3.4 )\n', 'garbage after rdata: "extra closing brace" at line: 1:17'],
  [') 5 A 1.2.3.4\n', 'extra closing brace: "extra closing brace" at line: 1:1'],
  ['$TTL soon\n', 'expecting $TTL value, not this...: "soon" at line: 1:9'],
  ['$TTL 300 now\n', 'garbage after rdata: "now" at line: 1:12'],
  ['$ORIGIN a..b.\n', 'bad origin name: "a..b." at line: 1:13'],
  ['$GENERATE 3-1 h$ A 10.0.0.$\n', 'bad range in $GENERATE range: "3-1" at line: 1:14'],
  ['$GENERATE 1-3 h${0,x} A 10.0.0.$\n', 'bad width in $GENERATE: "${0,x}" at line: 1:16'],
  ['$INCLUDE other.db\n', '$INCLUDE directive not allowed: "other.db" at line: 1:17'],
  ['www 5 TYPE99999 \\# 0\n', 'unknown RR type: "unknown RR type" at line: 1:16'],
  ['www 5 A \\# 3 0a0000\n', 'A: dns: overflow unpacking a: " " at line: 1:8'],
  // The reason is lost inside miekg/dns.
  ['www 5 SVCB 1 . port=x\n', ': "port=x" at line: 1:21'],
  ['www 5 A\nb 5 A 1.2.3.4\n', String.raw`unexpected newline: "\n" at line: 1:7`],
  ['www 5 OPT x\n', 'OPT records do not have a presentation format: " " at line: 1:10'],
  // It looks for the end of an IPSECKEY's line twice.
  ['i 5 IPSECKEY 1 1 1 1.2.3.4 AQID\nb 5 A 1.2.3.4\n', 'garbage after rdata: "b" at line: 2:2'],
];

test.each(refused)('%j is refused: %s', (text, message) => {
  expect(parseZone(text, options).error?.message).toBe(`db.example: dns: ${message}`);
});

test('records before the error are kept', () => {
  const { records, error } = parseZone('a 5 A 192.0.2.1\nb 5 A x\nc 5 A 192.0.2.3\n', options);
  expect(records).toHaveLength(1);
  expect(error).toMatchObject({ reason: 'bad A A', token: 'x', file: 'db.example', line: 2, column: 7 });
});

describe('parseRecord', () => {
  test('needs no TTL, class or line end', () => {
    expect(parseRecord('a.example. A 192.0.2.1').record).toMatchObject({ name: 'a.example.', ttl: 3600, class: 1 });
  });

  test('finds neither record nor error in a comment', () => {
    expect(parseRecord('; nothing here')).toEqual({});
  });

  test('takes `\\#` for a type it knows', () => {
    expect(parseRecord('a. TYPE1 \\# 4 c0000201').record?.rdata).toEqual({ address: '192.0.2.1' });
  });
});

test('a large zone is read in linear time', () => {
  const zone = (count: number): string => Array.from({ length: count }, (_, i) => `h${i} 5 A 192.0.2.1\n`).join('');
  expect(parseZone(zone(20_000), options).records).toHaveLength(20_000);
  expect(parseZone(`t 5 TXT (${'\n'.repeat(200_000)} x )\n`, options).records).toHaveLength(1);
});
