import { isSubDomain } from '@corefile/dns';
import { type KeyFault, type KeyFiles, readKeyPair } from '@corefile/schema';

/** Why CoreDNS cannot sign any of the zones with a pair of key files; undefined when it can. */
export function keyPairFault(
  files: KeyFiles,
  zones: readonly string[],
  readFile: ((path: string) => string | undefined) | undefined,
): KeyFault | undefined {
  const read = readKeyPair(files, readFile);
  if ('fault' in read) return read.fault;
  if (zones.some(zone => isSubDomain(read.key.name, zone))) return undefined;
  return {
    message: `the key of '${read.key.name}' can sign none of the zones ${zones.join(', ')}`,
    environment: false,
  };
}
