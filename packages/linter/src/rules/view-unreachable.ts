import type { ServerBlock } from '@corefile/schema';
import { type Served, servedBySocket, shown, stanzaFor } from '../listeners.ts';
import type { Fix } from '../problem.ts';
import { defineRule, rangeOf } from '../rule.ts';
import { safe, span, wholeLines, written } from '../words.ts';

export const viewUnreachable = defineRule({
  name: 'view-unreachable',
  code: 'CF312',
  severity: 'warning',
  summary: 'A block without a view stands above a view of the same zone, and takes all its queries.',
  why: 'Blocks of one zone are tried in the order of the text; the first whose view lets the query in has it. A block without a view lets every query in, so that no view below it is ever asked. Releases before 1.14.3 refused this order.',
  fix: 'Move the block without a view behind the others.',
  bad: ".:53 {\n    forward . 192.0.2.1\n}\n.:53 {\n    view lan {\n        expr incidr(client_ip(), '10.0.0.0/8')\n    }\n    forward . 192.0.2.2\n}",
  good: ".:53 {\n    view lan {\n        expr incidr(client_ip(), '10.0.0.0/8')\n    }\n    forward . 192.0.2.2\n}\n.:53 {\n    forward . 192.0.2.1\n}",
  check({ model }, report) {
    const reported = new Set<ServerBlock>();
    for (const served of servedBySocket(model).values()) {
      const open = new Map<string, Served>();
      for (const each of served) {
        const { block, address } = each;
        const above = open.get(address.zone);
        if (!block.facts.filtered) open.set(address.zone, above ?? each);
        else if (above && !reported.has(block)) {
          reported.add(block);
          report(stanzaFor(block, 'filtered')?.head ?? address.key.token, {
            what: `no query for ${shown(address.zone)} reaches this view`,
            why: 'a block without a view stands above it and takes them all',
            instead: 'move that block behind this one',
            related: [{ message: 'takes all queries', at: above.address.key.token }],
            fixes: moveBehind(above.block, block),
          });
        }
      }
    }
  },
});

function moveBehind(block: ServerBlock, other: ServerBlock): readonly Fix[] {
  const [from, to] = [linesOf(block), linesOf(other)];
  if (!from || !to || from.source !== to.source || from.end > to.start || block.zones.length > 1) return [];
  const text = written(from).trimEnd();
  const gap = written(to).endsWith('\n') ? '' : '\n';
  return safe(
    'Move the block behind the view',
    { range: from, text: '' },
    { range: { ...to, start: to.end }, text: `${gap}${text}\n` },
  );
}

function linesOf({ loaded: { keys, close } }: ServerBlock) {
  const [first] = keys;
  if (!first || !close || close.token.source !== first.token.token.source) return undefined;
  const range = wholeLines(span(rangeOf(first.token), rangeOf(close)));
  return written(range).startsWith(written(rangeOf(first.token))) ? range : undefined;
}
