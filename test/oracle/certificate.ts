import { generateKeyPairSync, sign } from 'node:crypto';

/** The key files which cases name; made when asked for, so that no key lies in the repository. */
export const MADE_FILES = [
  'cert.pem',
  'key.pem',
  'stray-ec.pem',
  'stray-rsa.pem',
  'Kexample.org.+013+00001.key',
  'Kexample.org.+013+00001.private',
];

const texts = new Map<string, string>();

/** The text of one of MADE_FILES, the same during one run. */
export function madeFile(name: string): string {
  if (!texts.has(name)) for (const [each, text] of make(name)) texts.set(each, text);
  return texts.get(name) ?? '';
}

function make(name: string): [string, string][] {
  if (name.startsWith('stray-')) return [[name, strayKey(name)]];
  return name.endsWith('.pem') ? certificate() : zoneKey();
}

/** A key that belongs to no certificate. */
function strayKey(name: string): string {
  const form = { type: 'pkcs8', format: 'pem' } as const;
  if (name === 'stray-rsa.pem')
    return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export(form).toString();
  return generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export(form).toString();
}

/** A self-signed certificate (RFC 5280) and its key. Node makes keys and signatures, the DER around them is ours. */
function certificate(): [string, string][] {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = der(0x30, Buffer.from('06082a8648ce3d040302', 'hex'));
  const commonName = Buffer.concat([Buffer.from('0603550403', 'hex'), der(0x0c, Buffer.from('oracle'))]);
  const name = der(0x30, der(0x31, der(0x30, commonName)));
  const day = (days: number) => {
    const time = new Date(Date.now() + days * 86_400_000).toISOString().replace(/\D/g, '').slice(2, 14);
    return der(0x17, Buffer.from(`${time}Z`));
  };
  const signed = der(
    0x30,
    Buffer.from('a003020102020101', 'hex'), // version 3, serial number 1
    ecdsaWithSha256,
    name,
    der(0x30, day(-1), day(30)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', signed, privateKey));
  const lines = der(0x30, signed, ecdsaWithSha256, signature).toString('base64').replace(/.{64}/g, '$&\n');
  return [
    ['cert.pem', `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`],
    ['key.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()],
  ];
}

/** One value of DER: tag, length, contents; shorter than 64 KiB. */
function der(tag: number, ...parts: readonly Uint8Array[]): Buffer {
  const contents = Buffer.concat(parts);
  const { length } = contents;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), contents]);
}

/** A key-signing key of example.org (RFC 6605, algorithm 13) in the two files of dnssec-keygen. */
function zoneKey(): [string, string][] {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '', d = '' } = privateKey.export({ format: 'jwk' });
  const bytes = (text: string) => Buffer.from(text, 'base64url');
  const base = 'Kexample.org.+013+00001';
  const secret = `Private-key-format: v1.3\nAlgorithm: 13 (ECDSAP256SHA256)\nPrivateKey: ${bytes(d).toString('base64')}\n`;
  return [
    [`${base}.key`, `example.org. IN DNSKEY 257 3 13 ${Buffer.concat([bytes(x), bytes(y)]).toString('base64')}\n`],
    [`${base}.private`, secret],
  ];
}
