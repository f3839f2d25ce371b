import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** A self-signed certificate and its key, by the machine's openssl: Node makes keys, no certificates. */
function certificate(): [string, string][] {
  const folder = mkdtempSync(join(tmpdir(), 'oracle-certificate-'));
  try {
    const request =
      'req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -subj /CN=oracle -keyout key.pem -out cert.pem';
    execFileSync('openssl', request.split(' '), { cwd: folder, stdio: 'ignore' });
    return ['cert.pem', 'key.pem'].map(name => [name, readFileSync(join(folder, name), 'utf8')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
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
