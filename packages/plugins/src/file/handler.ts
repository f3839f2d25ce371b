import { type HandlerOf, serveZones, transferFrom, ZoneFile, zoneMatcher } from '@corefile/evaluator';
import { cleanPath } from '@corefile/golang';
import { minutes, rooted } from '@corefile/schema';
import type { schema } from './schema.ts';

/** Serves zones from files (plugin/file). A file that is missing leaves its zones without data, which is SERVFAIL. */
export const handle: HandlerOf<typeof schema> = (stanzas, { world, block }) => {
  const zones = new Map<string, ZoneFile>();
  let missing = false;
  let reload = minutes(1);
  let byTime = false;
  for (const { config } of stanzas) {
    const path = cleanPath(rooted(config.path, block.facts.root));
    // Once a file is missing, CoreDNS reads none of those behind it either, until it looks again.
    missing ||= world.readFile(path) === undefined;
    reload = config.reload ?? reload;
    byTime ||= config.reload_by_mtime;
    for (const origin of config.zones)
      zones.set(origin, new ZoneFile(world, { path, origin, reload, byTime, present: !missing }));
  }
  const match = zoneMatcher([...zones.keys()]);
  return {
    name: 'file',
    serve: serveZones({
      plugin: 'file',
      find(name) {
        const origin = match(name);
        return origin === '' ? undefined : { origin, zone: zones.get(origin)?.current() };
      },
      fallthrough: stanzas.flatMap(({ config }) => (config.fallthrough ? [config.fallthrough] : [])).at(-1) ?? [],
      without: 'its file could not be read',
    }),
    transfer: transferFrom(origin => zones.get(origin)),
  };
};
