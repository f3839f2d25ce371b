import { createHash, createHmac } from 'node:crypto';
import {
  dsDigestInput,
  encodeHex,
  encodeMessage,
  encodeTypeBitmap,
  keyTag,
  message,
  nsec3Hash,
  parseRecord,
  query,
  type RecordOf,
  type ResourceRecord,
  record,
  recordTypes,
  signatureInput,
  stripTsig,
  tsigMacInput,
} from '@corefile/dns';
import { describe, expect, test } from 'vitest';

const rr = (text: string): ResourceRecord => {
  const { record: made, error } = parseRecord(text);
  if (!made) throw new Error(error?.message ?? 'no record');
  return made;
};

test('key tag and DS digest of the key in RFC 4034 §5.4', () => {
  const key = rr(
    'dskey.example.com. DNSKEY 256 3 5 AQOeiiR0GOMYkDshWoSKz9XzfwJr1AYtsmx3TGkJaNXVbfi/2pHm822aJ5iI9BMzNXxeYCmZDRD99WYwYqUSdjMmmAphXdvxegXd/M5+X7OrzKBaMbCVdFLUUh6DhweJBjEVv5f2wwjM9XzcnOf+EPbtG9DMBmADjFDc2w/rljwvFw==',
  ) as RecordOf<'DNSKEY'>;
  expect(keyTag(key.rdata)).toBe(60485);
  const digest = createHash('sha1').update(dsDigestInput('DSkey.example.com.', key.rdata)).digest('hex');
  expect(digest).toBe('2bb183af5f22588179a53b0a98631fad1a292118');
});

test('NSEC3 hashes of RFC 5155 appendix A', () => {
  const sha1 = (bytes: Uint8Array): Uint8Array => createHash('sha1').update(bytes).digest();
  expect(nsec3Hash('example.', 12, 'aabbccdd', sha1)).toBe('0P9MHAVEQVM6T7VBL5LOP2U3T2RP3TOM');
  expect(nsec3Hash('A.example.', 12, 'aabbccdd', sha1)).toBe('35MTHGPGCU1QG68FAB165KLNSNK3DPVL');
  expect(nsec3Hash('example.', 12, 'xyz', sha1)).toBe('');
});

describe('what an RRSIG signs', () => {
  const signature = {
    typeCovered: recordTypes.MX,
    algorithm: 13,
    labels: 2,
    originalTtl: 300,
    expiration: 2,
    inception: 1,
    keyTag: 7,
    signerName: 'Example.',
  };
  const head = '000f0d020000012c00000002000000010007076578616d706c6500';
  const owner = '03777777076578616d706c6500000f00010000012c';

  test('is the signature without its last field and the sorted records, names lowered, TTLs as they were', () => {
    const set = [rr('WWW.example. 5 MX 20 B.'), rr('www.example. 9 MX 10 a.'), rr('www.example. 5 MX 20 b.')];
    const expected = `${head}${owner}0005000a016100${owner}00050014016200`;
    expect(encodeHex(signatureInput(set, signature))).toBe(expected);
  });

  test('names the wildcard that a record was made from', () => {
    const bytes = signatureInput([rr('a.b.example. 5 MX 1 .')], { ...signature, labels: 1 });
    expect(encodeHex(bytes)).toContain('012a076578616d706c6500000f');
  });
});

test('a type bitmap has a window for every 256 types', () => {
  expect(encodeHex(encodeTypeBitmap([1, 15, 46, 47, 1234]))).toBe(`0006400100000003041b${'00'.repeat(26)}20`);
  expect(() => encodeTypeBitmap([15, 1])).toThrow('nsec bits out of order');
});

describe('TSIG', () => {
  const tsig = record('Key.', 'TSIG', 0, {
    algorithm: 'HMAC-SHA256.',
    timeSigned: 1700000000,
    fudge: 0,
    macSize: 0,
    mac: '',
    originalId: 7,
    error: 0,
    otherLength: 0,
    otherData: '',
  });
  const plain = encodeMessage(query('example.', recordTypes.SOA, 99)).bytes as Uint8Array;

  test('the MAC covers the request MAC, the message with its original id, and the variables', () => {
    const input = tsigMacInput(plain, tsig, { requestMac: 'abcd', timersOnly: false }) as Uint8Array;
    const owner = '036b657900';
    const algorithm = '0b686d61632d73686132353600';
    const variables = `${owner}00ff00000000${algorithm}00006553f100012c00000000`;
    expect(encodeHex(input)).toBe(`0002abcd0007${encodeHex(plain).slice(4)}${variables}`);
    expect(createHmac('sha256', 'secret').update(input).digest()).toHaveLength(32);
    expect(encodeHex(tsigMacInput(plain, tsig, { requestMac: '', timersOnly: true }) as Uint8Array).slice(-16)).toBe(
      '00006553f100012c',
    );
  });

  test('is taken off a packed message', () => {
    const signed = message({ ...query('example.', recordTypes.SOA, 99), additional: [tsig] });
    const { bytes } = encodeMessage(signed);
    expect(stripTsig(bytes as Uint8Array)).toEqual({ message: plain, tsig });
    expect(stripTsig(plain)).toEqual({ error: 'dns: no signature found' });
  });
});
