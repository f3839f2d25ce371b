import { rcodes, recordTypes } from '@corefile/dns';
import {
  explainZoneAnswer,
  type Handler,
  type HandlerOf,
  lookUp,
  nameOf,
  orRefused,
  transferFrom,
  typeOf,
  zoneMatcher,
  zoneResponse,
} from '@corefile/evaluator';
import { minutes, rooted } from '@corefile/schema';
import type { schema } from './schema.ts';
import { ZoneDirectory } from './zone-directory.ts';

/** Serves the zones of a directory (plugin/auto). All stanzas of a block are one; of each option the last one holds. */
export const handle: HandlerOf<typeof schema> = (stanzas, { world, block }) => {
  let directory = '';
  let zoneOf = (file: string) => /db\.([^\n]*)/.exec(file)?.[1];
  let reload = minutes(1);
  for (const { config } of stanzas) {
    const where = config.directory;
    if (where) directory = rooted(where.directory, block.facts.root);
    if (where && 'regexp' in where) {
      const { regexp } = where;
      const template = where.template.replaceAll('{', '${');
      zoneOf = file => {
        const match = regexp.findIndex(file);
        return match && regexp.expand(template, file, match);
      };
    }
    reload = config.reload ?? reload;
  }
  const matchOrigin = zoneMatcher(stanzas.at(-1)?.config.zones ?? []);
  const zones = new ZoneDirectory(world, { directory, zoneOf, reload });
  const serve: Handler = (query, next) => {
    const name = nameOf(query);
    if (matchOrigin(name) === '') {
      query.explain?.('pass', `${name} lies outside the zones it may serve`);
      return next(query);
    }
    const found = zones.find(name);
    if (!found) {
      query.explain?.('pass', `no file in ${directory} is for a zone above ${name}`);
      return orRefused('auto', next(query));
    }
    if (!found.zone) return { rcode: rcodes.SERVFAIL };
    const type = typeOf(query);
    if (type === recordTypes.AXFR || type === recordTypes.IXFR) {
      query.explain?.('refuse', 'zone transfers need the plugin transfer');
      return { rcode: rcodes.REFUSED };
    }
    const answer = lookUp(found.zone, query, name);
    explainZoneAnswer(query, name, answer);
    const outcome = zoneResponse(query, answer);
    // Unlike `file`, an alias that leads into a delegation is not authoritative either.
    if (outcome.response && answer.result === 'delegation') outcome.response.aa = false;
    return outcome;
  };
  return { name: 'auto', serve, transfer: transferFrom(origin => zones.get(origin)) };
};
