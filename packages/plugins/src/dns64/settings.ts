import type { Infer } from '@corefile/schema';
import type { schema } from './schema.ts';

export interface Settings {
  /** The leading octets that the prefix fixes, 4 to 12. */
  readonly prefix: Uint8Array;
  readonly translatesAll: boolean;
  readonly allowsIpv4: boolean;
}

/** 64:ff9b::/96, the well-known prefix (RFC 6052). */
const wellKnown = Uint8Array.of(0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0);

/** The stanzas together: a later prefix takes the place of an earlier one, and a flag once set stays. */
export function settingsOf(configs: readonly Infer<typeof schema>[]): Settings {
  const network = configs.findLast(({ prefix }) => prefix)?.prefix;
  return {
    prefix: network ? Uint8Array.from(network.ip.slice(0, network.ones / 8)) : wellKnown,
    translatesAll: configs.some(config => 'translate_all' in config && config.translate_all),
    allowsIpv4: configs.some(config => 'allow_ipv4' in config && config.allow_ipv4),
  };
}
