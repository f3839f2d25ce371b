import {
  defineRule,
  type Finding,
  moveBefore,
  safe,
  soundBlocks,
  stanzasOf,
  within,
  zonesAbove,
} from '@corefile/linter';
import type { Infer, Stanza } from '@corefile/schema';
import type { schema } from '../schema.ts';

type Forward = Stanza<Infer<typeof schema>>;

/** Does it hand some of the answers it gets to the next forward? */
const passesOn = ({ config }: Forward): boolean => config.next.length > 0 || config.next_on_nodata;

export const forwardCatchAllFirst = defineRule({
  name: 'forward-catch-all-first',
  code: 'CF320',
  severity: 'warning',
  summary: 'A forward for a larger zone stands above one for a part of it, which is then never used.',
  why: 'Several `forward` stanzas of a server block are tried in the order of the text, not by the longest zone. The first whose zone holds the name takes the query and its answer is final. `forward .` in front of `forward corp.example` sends the internal names to the public servers. CoreDNS says nothing about it, typically after an `import` of more stanzas at the end of the block.',
  fix: 'Write the stanza of the smaller zone first, give it a server block of its own, or name the zone in `except` of the larger one.',
  bad: '.:53 {\n    forward . 8.8.8.8\n    forward corp.example 10.0.0.53\n}',
  good: '.:53 {\n    forward corp.example 10.0.0.53\n    forward . 8.8.8.8\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      const first = new Map<string, Forward>();
      for (const stanza of stanzasOf<typeof schema>(block, 'forward')) {
        const zone = stanza.config.from;
        const above = zonesAbove(zone).flatMap(parent => first.get(parent) ?? []);
        const taker = above.find(
          each => !passesOn(each) && (each.config.from === zone || !within(each.config.except.flat(), zone)),
        );
        if (taker) report(stanza.head, finding(stanza, taker));
        if (stanza.valid && !first.has(zone)) first.set(zone, stanza);
      }
    }
  },
});

function finding(stanza: Forward, taker: Forward): Finding {
  const { from } = stanza.config;
  const same = taker.config.from === from;
  const edits = same ? undefined : moveBefore(stanza, taker);
  return {
    what: `this forward is never used: the one for ${taker.config.from} above takes every query for ${from}`,
    why: 'stanzas of forward are tried in the order of the text, and the first whose zone fits is final',
    instead: same
      ? 'name all servers in one stanza'
      : `write it above forward ${taker.config.from}, or add except ${from} there`,
    related: [{ message: 'takes the queries', at: taker.head }],
    fixes: edits ? safe(`Move it above forward ${taker.config.from}`, ...edits) : [],
  };
}
