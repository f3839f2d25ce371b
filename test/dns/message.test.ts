import {
  decodeMessage,
  dnssecOk,
  type EdnsOption,
  encodeHex,
  encodeMessage,
  extendedErrorOption,
  findOpt,
  message,
  normalizeOption,
  optionCodes,
  optRecord,
  packetAction,
  parseRecord,
  printMessage,
  printOption,
  query,
  type ResourceRecord,
  rcodes,
  readSubnet,
  recordLength,
  recordTypes,
  replyTo,
  setDnssecOk,
  subnetOption,
  truncate,
  udpSize,
  wireLength,
} from '@corefile/dns';
import { describe, expect, test } from 'vitest';

const rr = (text: string): ResourceRecord => {
  const { record, error } = parseRecord(text);
  if (!record) throw new Error(error?.message ?? 'no record');
  return record;
};

const octets = (parts: Parameters<typeof message>[0]): string => {
  const { bytes, error } = encodeMessage(message(parts));
  return bytes ? encodeHex(bytes) : `error: ${error}`;
};

const question = [{ name: 'www.example.', type: recordTypes.A, class: 1 }];

describe('a reply', () => {
  test('takes id, question, rd and cd of a query', () => {
    const request = message({ id: 7, rd: true, cd: true, ad: true, question });
    expect(replyTo(request, rcodes.NXDOMAIN)).toEqual(
      message({ id: 7, qr: true, rd: true, cd: true, rcode: 3, question }),
    );
  });

  test('to a NOTIFY keeps the opcode and drops rd', () => {
    expect(replyTo(message({ opcode: 4, rd: true, question }))).toMatchObject({ opcode: 4, rd: false, qr: true });
  });
});

describe('on the wire', () => {
  const head = '000781800001000100000000';
  const name = '03777777076578616d706c6500';
  const parts = { id: 7, qr: true, rd: true, ra: true, question, answer: [rr('www.example. 60 A 192.0.2.1')] };

  test('names are compressed only when that is asked for', () => {
    expect(octets(parts)).toBe(`${head}${name}00010001${name}000100010000003c0004c0000201`);
    expect(octets({ ...parts, compress: true })).toBe(`${head}${name}00010001c00c000100010000003c0004c0000201`);
  });

  test('names in rdata become pointers for the types of RFC 1035 only', () => {
    const with_ = (text: string): string => octets({ compress: true, question, answer: [rr(text)] }).slice(-12);
    expect(with_('www.example. 60 CNAME a.example.')).toBe('00040161c010');
    expect(with_('www.example. 60 DNAME www.example.')).toBe(name.slice(-12));
  });

  test('what is decoded is what was encoded', () => {
    const original = message({ ...parts, additional: [optRecord(1232, true)] });
    const { bytes } = encodeMessage(original);
    expect(decodeMessage(bytes as Uint8Array)).toEqual({ message: original });
  });

  test('an rcode above 15 needs an OPT record', () => {
    expect(octets({ rcode: rcodes.BADCOOKIE })).toBe('error: dns: bad extended rcode');
    const { bytes } = encodeMessage(message({ rcode: rcodes.BADCOOKIE, additional: [optRecord(512)] }));
    expect(decodeMessage(bytes as Uint8Array).message.rcode).toBe(rcodes.BADCOOKIE);
  });

  test.each([
    ['0007', 'bad header bits: dns: overflow unpacking uint16'],
    ['000700000001000000000000c00c', 'bad question name: dns: too many compression pointers'],
    ['0007000000010000000000004041', 'bad question name: dns: bad rdata'],
    [`000700000000000100000000${name}000100010000003c0003c00002`, 'A: dns: overflow unpacking a'],
    [`000700000000000100000000${name}000100010000003c0005c000020101`, 'dns: bad rdlength'],
    ['00070000000000010000000000000a0001', 'dns: overflow unpacking uint32'],
  ])('%s is refused: %s', (hex, error) => {
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
    expect(decodeMessage(bytes).error).toBe(error);
  });

  test('packets are sorted by their headers', () => {
    const action = (parts: Parameters<typeof message>[0]) =>
      packetAction(encodeMessage(message(parts)).bytes as Uint8Array);
    expect(action({ question })).toBe('accept');
    expect(action({ question, qr: true })).toBe('ignore');
    expect(action({ question, opcode: 5 })).toBe('not implemented');
    expect(action({ question: [...question, ...question] })).toBe('reject');
  });
});

describe('the size of a message', () => {
  const answer = (count: number): ResourceRecord[] =>
    Array.from({ length: count }, (_, i) => rr(`www.example. 60 A 192.0.2.${i}`));

  test('is that of its octets, with and without compression', () => {
    const reply = message({ question, answer: [...answer(3), rr('example. 5 MX 1 www.example.')] });
    for (const compress of [false, true]) {
      reply.compress = compress;
      expect(wireLength(reply)).toBe(encodeMessage(reply).bytes?.length);
    }
  });

  test('counts escapes of texts and the text of NSEC3 names, as CoreDNS does', () => {
    expect(recordLength(rr(String.raw`. 5 TXT \000`))).toBe(11 + 5);
    expect(recordLength(rr('. 5 NSEC3 1 0 0 - 2t7b4g4vsa5smi47k61mv5bv1a22bojr A'))).toBe(11 + 6 + 34 + 3);
  });

  test('what fits uncompressed is sent so', () => {
    const reply = message({ compress: true, question, answer: answer(2) });
    truncate(reply, 512);
    expect(reply).toMatchObject({ compress: false, tc: false });
    expect(reply.answer).toHaveLength(2);
  });

  test('what fits compressed is kept whole', () => {
    const reply = message({ question, answer: answer(20) });
    truncate(reply, 512);
    expect(reply).toMatchObject({ compress: true, tc: false });
    expect(reply.answer).toHaveLength(20);
  });

  test('what does not fit is dropped with tc set; the OPT record stays', () => {
    const opt = optRecord(1232);
    const reply = message({
      question,
      answer: answer(60),
      authority: [rr('example. 5 NS ns.example.')],
      additional: [opt],
    });
    truncate(reply, 100);
    expect(reply).toMatchObject({ compress: true, tc: true, authority: [], additional: [opt] });
    // 512 octets at least, less 29 for header and question and 11 for OPT, 16 for each record.
    expect(reply.answer).toHaveLength(29);
    expect(wireLength(reply)).toBeLessThanOrEqual(512);
  });
});

describe('EDNS', () => {
  test('keeps its flags in the header of the OPT record', () => {
    const opt = optRecord(4096);
    setDnssecOk(opt);
    expect([udpSize(opt), dnssecOk(opt), opt.ttl]).toEqual([4096, true, 0x8000]);
    expect(findOpt(message({ additional: [rr('a. 5 A 192.0.2.1'), opt] }))).toBe(opt);
    expect(findOpt(query('example.', recordTypes.A))).toBeUndefined();
  });

  test('a client subnet is cut to its netmask', () => {
    const option = subnetOption(1, 20, 0, Uint8Array.of(192, 0, 47, 9));
    expect(encodeHex(option.data)).toBe('00011400c00020');
    expect(readSubnet(option)).toEqual({ family: 1, netmask: 20, scope: 0, address: '192.0.32.0' });
    expect(printOption(option)).toBe('SUBNET: 192.0.32.0/20/0');
  });

  test.each<[string, EdnsOption]>([
    ['EDE: 15 (Blocked): (no)', extendedErrorOption(15, 'no')],
    ['NSID: 6e73  (n)(s)', { code: optionCodes.NSID, data: Uint8Array.of(0x6e, 0x73) }],
    ['LOCAL OPT: 65001:0x01', { code: 65001, data: Uint8Array.of(1) }],
  ])('%s', (line, option) => {
    expect(printOption(option)).toBe(line);
  });

  test('a message whose option is malformed is refused', () => {
    expect(() => normalizeOption(optionCodes.SUBNET, Uint8Array.of(0, 1, 33, 0))).toThrow('bad netmask');
    const additional = [optRecord(512, false, [{ code: optionCodes.KEEPALIVE, data: Uint8Array.of(1) }])];
    const { bytes } = encodeMessage(message({ additional }));
    expect(decodeMessage(bytes as Uint8Array).error).toBe('OPT.Option: length mismatch, want 0/2 but got 1');
  });
});

test('a message is printed much like dig prints it', () => {
  const reply = replyTo(query('www.example.', recordTypes.A, 9));
  reply.answer.push(rr('www.example. 60 A 192.0.2.1'));
  reply.additional.push(optRecord(1232, true));
  expect(printMessage(reply)).toBe(
    [
      ';; opcode: QUERY, status: NOERROR, id: 9',
      ';; flags: qr rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1',
      '',
      ';; OPT PSEUDOSECTION:',
      '; EDNS: version 0; flags: do; udp: 1232',
      '',
      ';; QUESTION SECTION:',
      ';www.example.\tIN\t A',
      '',
      ';; ANSWER SECTION:',
      'www.example.\t60\tIN\tA\t192.0.2.1',
      '',
    ].join('\n'),
  );
});
