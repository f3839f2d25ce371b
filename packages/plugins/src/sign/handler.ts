import { printRecord, type ResourceRecord } from '@corefile/dns';
import { type HandlerOf, signingKey, type World, type Zone } from '@corefile/evaluator';
import { joinPath } from '@corefile/golang';
import { hours, type Infer, keyFiles, readKeyPair, rooted } from '@corefile/schema';
import { needsSigning } from './needs-signing.ts';
import type { schema } from './schema.ts';
import { signZone, type ZoneKey } from './sign-zone.ts';

type Config = Infer<typeof schema>;

const HOUR = 3600;
const DAY = 24 * HOUR;

/**
 * Signs zone files, when the server has started and every five hours (plugin/sign). The signed file is written into the
 * world only, where `file` and `auto` find it when they look next.
 */
export const handle: HandlerOf<typeof schema> = (stanzas, { world, block }) => {
  const { root } = block.facts;
  for (const { config } of stanzas) {
    const file = rooted(config.path, root);
    const directory = rooted(config.directory ?? '/var/lib/coredns', root);
    const keys = readKeys(config, world, root);
    for (const origin of config.zones) {
      const signedFile = joinPath(directory, `db.${origin}signed`);
      const jitter = { inception: -18 * HOUR * world.random(), expiration: 5 * DAY * world.random() };
      const refresh = () => {
        world.schedule(hours(5), refresh);
        const now = Math.floor(world.now() / 1000);
        if (!keys || !world.crypto || world.listDirectory(directory) === undefined) return;
        if (needsSigning(world.readFile(signedFile), now) === undefined) return;
        const zone = signZone(world, world.crypto, file, origin, keys, {
          now,
          inception: Math.floor(now - 3 * HOUR + jitter.inception),
          expiration: Math.floor(now + 32 * DAY + jitter.expiration),
        });
        if (zone) world.writeFile(signedFile, textOf(zone));
      };
      world.schedule(0, refresh);
    }
  }
  return { name: 'sign' };
};

/** Undefined when a key is not known here. As CoreDNS has it, they are all named after the last zone of the stanza. */
function readKeys({ key, zones }: Config, world: World, root: string | undefined): readonly ZoneKey[] | undefined {
  const keys: ZoneKey[] = [];
  for (const given of key) {
    if (!('source' in given)) continue;
    for (const path of given.source.paths) {
      const files = keyFiles(path, root);
      const pair = readKeyPair(files, name => world.readFile(name));
      if ('fault' in pair) return undefined;
      keys.push({
        record: { ...pair.key, name: zones.at(-1) ?? pair.key.name },
        signing: signingKey(pair.key.rdata, world.readFile(files.private) ?? ''),
      });
    }
  }
  return keys;
}

function textOf({ soa, soaSignatures, ns, nsSignatures, tree }: Zone): string {
  const records: readonly ResourceRecord[] = [
    ...(soa ? [soa] : []),
    ...soaSignatures,
    ...ns,
    ...nsSignatures,
    ...tree.inOrder().flatMap(({ types }) => [...types.values()].flat()),
  ];
  return records.map(record => `${printRecord(record)}\n`).join('');
}
