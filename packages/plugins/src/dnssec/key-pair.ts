import { isSubDomain, isType, parseRecord, privateKeyFault } from '@corefile/dns';
import { cleanPath, isAbsolutePath, joinPath } from '@corefile/golang';

/** The two files of a key named in the Corefile: `.key` or `.private` is optional, `root` goes before. */
export function keyFiles(path: string, root = ''): { readonly public: string; readonly private: string } {
  const stem = path.replace(/\.(key|private)$/, '');
  const base = root === '' || isAbsolutePath(stem) ? stem : joinPath(root, stem);
  return { public: cleanPath(`${base}.key`), private: cleanPath(`${base}.private`) };
}

export interface KeyFault {
  readonly message: string;
  /** The file may exist where the server runs. */
  readonly environment: boolean;
}

/** Why CoreDNS cannot sign any of the zones with a pair of key files; undefined when it can. */
export function keyPairFault(
  files: { readonly public: string; readonly private: string },
  zones: readonly string[],
  readFile: ((path: string) => string | undefined) | undefined,
): KeyFault | undefined {
  const refused = (message: string): KeyFault => ({ message, environment: false });
  const missing = (path: string): KeyFault => ({
    message: `the key file '${path}' is read when CoreDNS starts; it must exist`,
    environment: true,
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
  if (!zones.some(zone => isSubDomain(record.name, zone)))
    return refused(`the key of '${record.name}' can sign none of the zones ${zones.join(', ')}`);
  return undefined;
}
