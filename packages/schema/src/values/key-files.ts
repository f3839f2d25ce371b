import { isType, parseRecord, privateKeyFault, type RecordOf } from '@corefile/dns';
import { cleanPath } from '@corefile/golang';
import { rooted } from './path-fault.ts';

/** The two files of a DNSSEC key named in the Corefile: `.key` or `.private` is optional, `root` goes before. */
export interface KeyFiles {
  readonly public: string;
  readonly private: string;
}

export function keyFiles(path: string, root = ''): KeyFiles {
  const base = rooted(path.replace(/\.(key|private)$/, ''), root);
  return { public: cleanPath(`${base}.key`), private: cleanPath(`${base}.private`) };
}

export interface KeyFault {
  readonly message: string;
  /** The file may exist where the server runs. */
  readonly environment: boolean;
}

/** The public key of a pair that CoreDNS can sign with, or why it cannot. */
export function readKeyPair(
  files: KeyFiles,
  readFile: ((path: string) => string | undefined) | undefined,
): { readonly key: RecordOf<'DNSKEY'> } | { readonly fault: KeyFault } {
  const refused = (message: string) => ({ fault: { message, environment: false } });
  const missing = (path: string) => ({
    fault: { message: `the key file '${path}' is read when CoreDNS starts; it must exist`, environment: true },
  });
  const publicText = readFile?.(files.public);
  if (publicText === undefined) return missing(files.public);
  const read = (path: string) => {
    const text = readFile?.(path);
    return text === undefined ? { error: `open ${path}: no such file or directory` } : { text };
  };
  const { record, error } = parseRecord(publicText, '.', files.public, read);
  if (error) return refused(`'${files.public}' holds no record: ${error.message}`);
  const privateText = readFile?.(files.private);
  if (privateText === undefined) return missing(files.private);
  if (!record || !isType(record, 'DNSKEY')) return refused(`'${files.public}' holds no DNSKEY record`);
  const fault = privateKeyFault(privateText, record.rdata);
  if (fault !== undefined) return refused(`the private key '${files.private}' cannot be read: ${fault}`);
  return { key: record };
}
