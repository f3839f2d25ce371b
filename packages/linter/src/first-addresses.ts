import type { LoadedToken } from '@corefile/parser';
import type { ServerAddress } from '@corefile/schema';

/** The first address that each key of a server block stands for: `10.0.0.0/9` stands for 128, `nonsense:port:` for none. */
export function firstAddresses(addresses: readonly ServerAddress[]): ReadonlyMap<LoadedToken, ServerAddress> {
  // Of entries with the same key a map keeps the last.
  return new Map(addresses.toReversed().map(address => [address.key.token, address]));
}
