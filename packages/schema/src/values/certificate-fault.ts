import { certificateKey, privateKey } from './certificate-key.ts';
import { pemBlocks } from './pem.ts';

/** Which of two files is at fault, and why crypto/tls (X509KeyPair) takes them for no certificate with its key. */
export interface PairFault {
  readonly file: 'certificate' | 'key';
  readonly message: string;
}

/** As far as the bytes tell without calculating: an elliptic key that does not name its public half may be another's. */
export function keyPairFault(certificateText: string, keyText: string): PairFault | undefined {
  const wrong = (file: PairFault['file'], message: string): PairFault => ({ file, message });
  const blocks = pemBlocks(certificateText);
  const leaf = blocks.find(({ label }) => label === 'CERTIFICATE');
  if (!leaf)
    return wrong(
      'certificate',
      blocks.some(({ label }) => isKey(label))
        ? 'holds a key, not a certificate; the two files may have been swapped'
        : 'holds no certificate in PEM format; name the file that does',
    );
  const keyBlocks = pemBlocks(keyText);
  const block = keyBlocks.find(({ label }) => isKey(label));
  if (!block)
    return wrong(
      'key',
      keyBlocks.some(({ label }) => label === 'CERTIFICATE')
        ? 'holds a certificate, not a private key; name the file with the key'
        : 'holds no private key in PEM format; name the file that does',
    );
  const certificate = certificateKey(leaf.bytes);
  if (!certificate) return wrong('certificate', 'holds something labelled as a certificate that is none');
  const key = privateKey(block.bytes);
  if (!key) return wrong('key', 'holds no private key that can be read; it must not be encrypted');
  if (certificate.kind === 'other' || key.kind === 'other')
    return wrong(
      certificate.kind === 'other' ? 'certificate' : 'key',
      'holds a key of a kind TLS does not use; make one of RSA, ECDSA or Ed25519',
    );
  const differs = key.public !== undefined && key.public !== certificate.public;
  if (key.kind !== certificate.kind || differs) return wrong('key', 'is not the key of the certificate');
  return undefined;
}

const isKey = (label: string): boolean => label === 'PRIVATE KEY' || label.endsWith(' PRIVATE KEY');

/** Does a file of authorities hold none that can be used? Blocks with headers, and broken ones, are passed over (x509). */
export const hasNoAuthority = (text: string): boolean =>
  !pemBlocks(text).some(
    ({ label, hasHeaders, bytes }) => label === 'CERTIFICATE' && !hasHeaders && certificateKey(bytes) !== undefined,
  );
