import { algorithms } from './algorithm.ts';
import { toLower } from './byte-string.ts';
import { decodeBase64 } from './encoding.ts';
import type { Rdata } from './rdata/rdata.ts';

type Key = Rdata<'DNSKEY'>;

/**
 * Why miekg/dns cannot take a private key from a file of BIND's format, `Kexample.org.+013+26205.private`; undefined
 * when it can (dnssec_keyscan.go, DNSKEY.ReadPrivateKey). Whether it belongs to the public key is not checked.
 */
export function privateKeyFault(text: string, publicKey: Key): string | undefined {
  const fields = keyFields(text);
  if (!fields) return 'a line has no name and colon';
  const format = fields.get('private-key-format');
  if (format !== 'v1.2' && format !== 'v1.3') return 'Private-key-format is neither v1.2 nor v1.3';
  const algorithm = (fields.get('algorithm') ?? '').split(' ', 1)[0] ?? '';
  switch (/^\d+$/.test(algorithm) ? Number(algorithm) : undefined) {
    case algorithms.RSASHA1:
    case algorithms['RSASHA1-NSEC3-SHA1']:
    case algorithms.RSASHA256:
    case algorithms.RSASHA512:
      if (rsaFields.some(name => decodeBase64(fields.get(name) ?? '') === undefined))
        return 'a number of the key is not base64';
      return isRsaKey(publicKey) ? undefined : 'the public key is no RSA key';
    case algorithms.ECDSAP256SHA256:
    case algorithms.ECDSAP384SHA384:
      if (decodeBase64(fields.get('privatekey') ?? '') === undefined) return 'PrivateKey is not base64';
      return isEcdsaKey(publicKey) ? undefined : 'the public key has not the length of its algorithm';
    case algorithms.ED25519: {
      const seed = fields.get('privatekey');
      // Without the field miekg/dns returns an empty key and no error.
      return seed === undefined || decodeBase64(seed)?.length === 32 ? undefined : 'PrivateKey has not 32 octets';
    }
    default:
      return `no key of algorithm '${algorithm}' can be read`;
  }
}

const rsaFields = ['modulus', 'publicexponent', 'privateexponent', 'prime1', 'prime2'];

/** The fields by name in lower case; undefined where a value has no name. The quirks are those of miekg's klexer. */
function keyFields(text: string): ReadonlyMap<string, string> | undefined {
  const fields = new Map<string, string>();
  let name = '';
  let inName = true;
  let inComment = false;
  let word = '';
  const add = () => {
    if (name === '') return false;
    fields.set(toLower(name), word);
    name = '';
    word = '';
    return true;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at] as string;
    if (char === '\n') {
      inComment = false;
      if (inName && word === '') continue;
      inName = true;
      if (!add()) return undefined;
    } else if (char === ';') inComment = true;
    else if (inComment) continue;
    else if (char !== ':') word += char;
    else if (inName) {
      inName = false;
      name = word;
      word = '';
      at++; // whatever stands behind the colon is taken for the blank
    }
  }
  return word === '' || add() ? fields : undefined;
}

/** RFC 3110: exponent of at most four octets, modulus of 64 to 512, neither with a leading zero. */
function isRsaKey({ publicKey }: Key): boolean {
  const octets = decodeBase64(publicKey);
  if (!octets || octets.length < 66) return false;
  const long = octets[0] === 0;
  const length = long ? ((octets[1] as number) << 8) | (octets[2] as number) : (octets[0] as number);
  const from = long ? 3 : 1;
  if (length === 0 || length > 4 || octets[from] === 0) return false;
  const modulus = octets.subarray(from + length);
  const exponent = octets.subarray(from, from + length).reduce((sum, octet) => sum * 256 + octet, 0);
  return modulus.length >= 64 && modulus.length <= 512 && modulus[0] !== 0 && exponent <= 0x7fffffff;
}

function isEcdsaKey({ algorithm, publicKey }: Key): boolean {
  const octets = decodeBase64(publicKey);
  if (!octets) return false;
  if (algorithm === algorithms.ECDSAP256SHA256) return octets.length === 64;
  return algorithm !== algorithms.ECDSAP384SHA384 || octets.length === 96;
}
