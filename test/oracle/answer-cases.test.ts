import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { queryLines, readCases } from './answer-case.ts';
import { askedQuestion, readFixture } from './answer-fixture.ts';
import { normalise } from './normalise.ts';
import { parseQueryLine } from './query-line.ts';
import { randomCases } from './random-cases.ts';
import { type Answer, decodeAnswer } from './wire-answer.ts';
import { describeDifference } from './wire-difference.ts';
import { encodeQuery } from './wire-query.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), 'cases');
const files = readdirSync(folder).filter(file => !file.startsWith('cluster'));
const cases = files.flatMap(file => readCases(join(folder, file)));

const answer = (records: Partial<Answer>): Answer => ({
  ...{ rcode: 'NOERROR', flags: ['aa', 'rd'], question: [], answer: [], authority: [], additional: [] },
  ...records,
});

describe('a query line', () => {
  it('is a name, a type, a class and switches in any order', () => {
    expect(parseQueryLine('a.test TXT CH +do +bufsize=512 +from=127.0.0.9 +wait=1.5')).toMatchObject({
      ...{ name: 'a.test.', type: 'TXT', class: 'CH', do: true, bufsize: 512, from: '127.0.0.9', wait: 1.5 },
    });
  });

  it('asks with EDNS unless told not to, and with recursion', () => {
    expect(parseQueryLine('a.test')).toMatchObject({ type: 'A', class: 'IN', bufsize: 1232, recursionDesired: true });
    expect(parseQueryLine('a.test +noedns').bufsize).toBeUndefined();
    expect(parseQueryLine('a.test +noedns +do').bufsize).toBe(1232); // DO has no other place to be
  });
});

describe('the wire', () => {
  it('carries escapes of a name as bytes', () => {
    const sent = encodeQuery(parseQueryLine('a\\.b\\032c.test A +noedns')).subarray(12);
    expect(sent.toString('latin1')).toBe('\x05a.b c\x04test\x00\x00\x01\x00\x01');
  });

  it('cuts a client subnet to the octets its prefix needs', () => {
    const sent = encodeQuery(parseQueryLine('a.test A +subnet=198.51.100.77/25')).toString('hex');
    expect(sent.endsWith('0008000800011900c6336400')).toBe(true);
  });

  it('refuses a label that no message can hold', () => {
    expect(() => encodeQuery(parseQueryLine(`${'x'.repeat(64)}.test`))).toThrow('63 octets');
  });

  it('reads compressed names, and an OPT record as what it means', () => {
    const header = '10e1 8580 0001 0002 0000 0001';
    const question = '0161 0474657374 00 0001 0001';
    const alias = 'c00c 0005 0001 0000003c 0004 0162 c00e';
    const address = 'c024 0001 0001 0000003c 0004 c0000201';
    const opt = '00 0029 04d0 00008000 0000';
    const message = Buffer.from([header, question, alias, address, opt].join('').replaceAll(' ', ''), 'hex');
    expect(decodeAnswer(message)).toEqual({
      ...{ rcode: 'NOERROR', flags: ['aa', 'rd', 'ra'], question: ['a.test. IN A'], authority: [], additional: [] },
      answer: ['a.test. 60 IN CNAME b.test.', 'b.test. 60 IN A 192.0.2.1'],
      edns: { payload: 1232, do: true, options: [] },
    });
  });

  it('does not hang on a name that points at itself', () => {
    const message = Buffer.from('10e185800001000000000000c00c00010001', 'hex');
    expect(() => decodeAnswer(message)).toThrow(RangeError);
  });
});

describe('what a comparison leaves out', () => {
  const circumstances = { now: 1_700_000_000, clientPorts: new Set([40_000]), anyOrder: false };

  it('is a serial from the clock, but not one from a file', () => {
    const soa = (serial: number) => `z. 5 IN SOA ns.z. h.z. ${serial} 7200 1800 86400 5`;
    const seen = normalise(answer({ authority: [soa(1_700_000_042), soa(2024010101)] }), circumstances);
    expect(seen).toMatchObject({ authority: ['z. 5 IN SOA ns.z. h.z. <now> 7200 1800 86400 5', soa(2024010101)] });
  });

  it('is the time and the value of a signature, but not who signed what', () => {
    const signature = 'a. 5 IN RRSIG A 13 1 5 20300101000000 20240101000000 12345 a. c2ln';
    expect(normalise(answer({ answer: [signature] }), circumstances)).toMatchObject({
      answer: ['a. 5 IN RRSIG A 13 1 5 <time> <time> 12345 a. <signature>'],
    });
  });

  it('is the port of the client, but no other port', () => {
    const srv = (port: number | string) => `_udp.a. 0 IN SRV 0 0 ${port} .`;
    expect(normalise(answer({ additional: [srv(40_000), srv(5060)] }), circumstances)).toMatchObject({
      additional: [srv('<port>'), srv(5060)],
    });
  });

  it('is the order of records where the server has none, but a chain keeps its order', () => {
    const records = ['a. 5 IN CNAME b.', 'b. 5 IN A 2', 'b. 5 IN A 1'];
    const seen = normalise(answer({ answer: records }), { ...circumstances, anyOrder: true });
    expect(seen).toMatchObject({ answer: ['a. 5 IN CNAME b.', 'b. 5 IN A 1', 'b. 5 IN A 2'] });
  });

  it('shows in a difference what only one side has', () => {
    const [ours, theirs] = [answer({ answer: ['a. 5 IN A 1'] }), answer({ answer: ['a. 6 IN A 1'] })];
    expect(describeDifference(ours, theirs)).toBe('  - answer: a. 5 IN A 1\n  + answer: a. 6 IN A 1');
    expect(describeDifference(ours, ours)).toBe('');
  });
});

describe('recorded cases', () => {
  it.each(cases.map(of => [of.name, of] as const))('%s: every query has its recorded answer', (_, of) => {
    const recorded = readFixture(of.name);
    expect(recorded && 'results' in recorded && recorded.results.map(([line]) => line)).toEqual(queryLines(of));
  });

  it('repeat the question unless an answer says otherwise', () => {
    const recorded = readFixture('whoami');
    const [line, outcome] = (recorded && 'results' in recorded && recorded.results[0]) || [];
    expect(outcome).toMatchObject({ question: [askedQuestion(line ?? '')] });
  });
});

describe('generated cases', () => {
  it('are the same for the same seed, and others for another', () => {
    expect(randomCases(3, 7)).toEqual(randomCases(3, 7));
    expect(randomCases(1, 7)[0]?.corefile).not.toBe(randomCases(1, 8)[0]?.corefile);
  });
});
