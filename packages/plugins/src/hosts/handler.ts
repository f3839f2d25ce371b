import { addressFromReverse, type ResourceRecord, rcodes, record, recordTypes, replyTo } from '@corefile/dns';
import { fallsThrough, type HandlerOf, matchZone, nameOf, typeOf, type World } from '@corefile/evaluator';
import { type Infer, rooted } from '@corefile/schema';
import { addressesOf, type HostsTable, readHosts } from './hosts-table.ts';
import type { schema } from './schema.ts';

const TTL = 3600;

/** Answers from a hosts file and from lines of the Corefile (plugin/hosts); the file's come first. */
export const handle: HandlerOf<typeof schema> = ([stanza], { world, block }) => {
  const { config } = stanza as NonNullable<typeof stanza>;
  const tables = tablesOf(config, block.facts.root, world);
  const ttl = config.ttl ?? TTL;
  const { zones, fallthrough = [] } = config;
  const v4 = (name: string) => tables.flatMap(table => addressesOf(table.v4, name));
  const v6 = (name: string) => tables.flatMap(table => addressesOf(table.v6, name));
  return {
    name: 'hosts',
    serve(query, next) {
      const name = nameOf(query);
      const type = typeOf(query);
      if (matchZone(zones, name) === '' && type !== recordTypes.PTR) {
        query.explain?.('pass', `${name} lies outside its zones`);
        return next(query);
      }
      let answer: ResourceRecord[] = [];
      if (type === recordTypes.PTR) {
        const address = addressFromReverse(name);
        const names = tables.flatMap(table => table.reverse.get(address) ?? []);
        if (names.length === 0) {
          query.explain?.('pass', `no line has the address ${address || 'of this name'}`);
          return next(query);
        }
        answer = names.map(target => record(name, 'PTR', ttl, { target }));
      } else if (type === recordTypes.A) answer = v4(name).map(address => record(name, 'A', ttl, { address }));
      else if (type === recordTypes.AAAA) answer = v6(name).map(address => record(name, 'AAAA', ttl, { address }));
      else if (config.fallthrough_unsupported && fallsThrough(fallthrough, name)) {
        query.explain?.(
          'fallthrough',
          'it has no records of this type, and fallthrough_unsupported hands such queries on',
        );
        return next(query);
      }
      if (answer.length === 0 && v4(name).length === 0 && v6(name).length === 0) {
        if (fallsThrough(fallthrough, name)) {
          query.explain?.('fallthrough', `no line has the name ${name}`);
          return next(query);
        }
        query.explain?.(
          'fail',
          `no line has the name ${name}, and there is no fallthrough for it; without a SOA it cannot say NXDOMAIN`,
        );
        return { rcode: rcodes.SERVFAIL };
      }
      const response = replyTo(query.request);
      response.aa = true;
      response.answer = answer;
      query.explain?.(
        'answer',
        answer.length > 0 ? `${answer.length} from the lines of the name` : 'the name is known, but has no such record',
      );
      return { rcode: rcodes.NOERROR, response };
    },
  };
};

/** The file's table and that of the lines in the block. */
function tablesOf(config: Infer<typeof schema>, root: string | undefined, world: World): readonly HostsTable[] {
  const withReverse = !config.no_reverse;
  const text = world.readFile(rooted(config.path ?? '/etc/hosts', root)) ?? '';
  const inline = config.lines.map(({ record }) => record);
  return [text.split('\n'), inline].map(lines => readHosts(lines, config.zones, withReverse));
}
