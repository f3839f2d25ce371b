import { isSubDomain, normalizeName } from '@corefile/dns';
import { compileRegexp } from '@corefile/golang';
import {
  type Answering,
  answering,
  defineRule,
  isBackend,
  moveBefore,
  related,
  safe,
  soundBlocks,
  textOrder,
  within,
} from '@corefile/linter';
import type { Infer, Stanza } from '@corefile/schema';
import { oncePer } from '@corefile/schema';
import type { schema as hosts } from '../hosts/schema.ts';

export const pluginOrderMisleading = defineRule({
  name: 'plugin-order-misleading',
  code: 'CF301',
  severity: 'warning',
  summary: 'A plugin written further down answers before one above it, for the same names.',
  why: 'The order of different plugins in a server block means nothing. CoreDNS runs them in the order it was built with: `template`, `hosts`, `kubernetes`, `file`, `auto`, `secondary`, `etcd`, `forward` to name a few. A `template` below `hosts` therefore answers first, and the entry in `hosts` for one of its names is never seen. Only stanzas of the same plugin keep the order of the text.',
  fix: 'Write the plugins in execution order so that the text says what happens. To change what happens, give the names a server block of their own or keep all of them in the plugin that runs first.',
  bad: '.:53 {\n    hosts {\n        10.0.0.1 a.example.org\n        fallthrough\n    }\n    template IN A example.org {\n        answer "{{ .Name }} 60 IN A 10.9.9.9"\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    template IN A sub.example.org {\n        answer "{{ .Name }} 60 IN A 10.9.9.9"\n    }\n    hosts {\n        10.0.0.1 a.example.org\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      const plugins = answering(block).filter(each => each.stanza.valid && isBackend(each));
      if (plugins.length < 2) continue;
      const position = textOrder(block);
      const at = ({ stanza }: Answering) => position.get(stanza.head) ?? 0;
      // of those executed later, the plugins (each once) that were written earlier
      const seen = new Map<string, Answering>();
      for (const first of plugins.toReversed()) {
        for (const second of seen.values()) {
          if (second.stanza.plugin === first.stanza.plugin || at(second) > at(first)) continue;
          const name = lost(first, second);
          if (name === undefined) continue;
          const edits = moveBefore(first.stanza, second.stanza);
          const [above, below] = [second.stanza.plugin.name, first.stanza.plugin.name];
          report(first.stanza.head, {
            what: `${below} runs before ${above} although it is written below it, and takes ${name} from it`,
            why: 'CoreDNS runs plugins in the order it was built with, whatever the order of the text',
            instead: `write ${below} above ${above} if that is meant; otherwise give these names a server block of their own`,
            related: [{ message: `${above} is not asked for ${name}`, at: second.stanza.head }],
            fixes: edits ? safe(`Move ${below} above ${above}: nothing changes but the text`, ...edits) : [],
          });
          break;
        }
        if (!seen.has(first.stanza.plugin.name)) seen.set(first.stanza.plugin.name, first);
      }
    }
  },
});

/** A name or zone that the reader expects `second` to answer while `first` does; undefined if nothing shows it. */
function lost(first: Answering, second: Answering): string | undefined {
  const types = first.claim.types;
  if (types && second.claim.types && !second.claim.types.some(type => types.includes(type))) return undefined;
  if (second.stanza.plugin.name === 'hosts' && types && !types.some(type => ['A', 'AAAA', 'PTR'].includes(type)))
    return undefined;
  // `forward .` above `hosts`: nobody means hosts to get what forward leaves over, for it leaves nothing
  const handsOn = second.claim.fallthrough.length > 0;
  const given = [...namesOf(second), ...(first.stanza.plugin.name === 'hosts' && handsOn ? namesOf(first) : [])];
  const name = given.find(each => takes(first, each) && within(second.claim.zones, each));
  if (name !== undefined) return name;
  if (first.stanza.plugin.name === 'hosts' || narrows(first)) return undefined;
  return second.claim.zones.find(
    zone =>
      within(first.claim.zones, zone) &&
      !first.claim.fallthrough.some(each => related(each, zone)) &&
      (!types || second.stanza.plugin.name === 'template'),
  );
}

/** Names written down in the Corefile itself. */
const namesOf = ({ stanza }: Answering): ReadonlySet<string> => writtenNames(stanza);
const writtenNames = oncePer(
  (stanza: Stanza): ReadonlySet<string> => new Set(stanza.plugin.name === 'hosts' ? namesOfHosts(stanza) : []),
);
const namesOfHosts = (stanza: Stanza): readonly string[] =>
  (stanza as Stanza<Infer<typeof hosts>>).config.lines.flatMap(({ record }) =>
    record.split(' ').slice(1).map(normalizeName),
  );

const patternsOf = ({ stanza }: Answering): readonly string[] =>
  stanza.plugin.name === 'template'
    ? stanza.lines.flatMap(({ name, tokens }) => (name === 'match' ? tokens.map(({ text }) => text) : []))
    : [];

/** Answers only some names of its zones and says which by a pattern. */
const narrows = (answering: Answering): boolean => patternsOf(answering).length > 0;

function takes(first: Answering, name: string): boolean {
  if (!first.claim.zones.some(zone => isSubDomain(zone, name))) return false;
  if (first.stanza.plugin.name === 'hosts') return namesOf(first).has(name);
  const patterns = patternsOf(first);
  if (patterns.length > 0)
    return patterns.some(pattern => {
      const regexp = compileRegexp(pattern);
      return regexp.ok && regexp.value.matches(name);
    });
  return !within(first.claim.fallthrough, name);
}
