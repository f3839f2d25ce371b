import type { Range } from '@corefile/parser';
import { type AnyPlugin, oncePer, placeOf, type ServerBlock, type Stanza, writtenStanzas } from '@corefile/schema';
import { removeRange } from '../edits.ts';
import type { Fix } from '../problem.ts';
import { defineRule, rangeOf } from '../rule.ts';
import { stanzaAt } from '../stanza-at.ts';
import { safe, span, unsafe, written } from '../words.ts';

export const pluginRepeated = defineRule({
  name: 'plugin-repeated',
  code: 'CF202',
  severity: 'error',
  summary: 'The plugin may stand only once in a server block.',
  why: 'Many plugins refuse a second stanza in the same block: cache, dnssec, errors, grpc, hosts, kubernetes, loop, nsid, pprof, prometheus, ready, shed, tsig and view. The second one often comes from an imported file.',
  fix: 'Merge the two, or give the second a server block of its own.',
  bad: '.:53 {\n    hosts {\n        192.0.2.10 a.example.org\n        fallthrough\n    }\n    hosts {\n        192.0.2.11 b.example.org\n        fallthrough\n    }\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    hosts {\n        192.0.2.10 a.example.org\n        192.0.2.11 b.example.org\n        fallthrough\n    }\n    forward . 192.0.2.1\n}',
  raisedBy: ['plugin-repeated'],
  refine({ about }, { model }) {
    const place = stanzaAt(model, about);
    const first = place && firstStanzas(place.block).get(place.stanza.plugin);
    return place && first && first !== place.stanza ? { fixes: merged(first, place.stanza) } : undefined;
  },
});

function merged(first: Stanza, second: Stanza): readonly Fix[] {
  const secondRange = rangeIn(second);
  if (!secondRange || wordsWithin(first) === undefined) return [];
  const removal = removeRange(secondRange);
  if (wordsWithin(first) === wordsWithin(second)) return safe('Remove the second, which says the same', removal);
  if (!first.valid || !second.valid) return [];
  const line = ({ args }: Stanza) => args.tokens.map(({ text }) => text).join(' ');
  const [close, open] = [first.tokens.at(-1)?.token, second.tokens.find(({ text }) => text === '{')?.token];
  const options = optionsOf(first);
  const lines = second.lines.filter(({ name }) => name === '' || !options.has(name));
  if (line(first) !== line(second) || close?.text !== '}' || !open) return [];
  const data = second.lines.filter(({ name }) => name === '');
  const rest = lines.filter(({ name }) => name !== '');
  if (rest.length > 0 && data.length > 0) return [];
  const text = lines.map(each =>
    written(span(rangeOf(placeOf(second, each)), rangeOf(each.tokens.at(-1) ?? each.keyword))),
  );
  const before = first.lines.find(({ name }) => (data.length > 0 ? name !== '' : false));
  const at = before ? rangeOf(before.keyword) : close;
  return unsafe(
    'Merge it with the first',
    { range: { ...at, end: at.start }, text: text.map(each => `${each}\n        `).join('') },
    removal,
  );
}

/** All of a stanza, if an import has not put it together from several texts. */
function rangeIn({ tokens }: Stanza): Range | undefined {
  const [first, last] = [tokens[0]?.token, tokens.at(-1)?.token];
  if (!first || !last || tokens.some(({ token }) => token.source !== first.source)) return undefined;
  return last.start < first.start ? undefined : span(first, last);
}

/** What two stanzas must have in common to say the same; undefined where that cannot be seen in one text. */
const wordsWithin = oncePer((stanza: Stanza): string | undefined => {
  const range = rangeIn(stanza);
  return range && written(range).replace(/\s+/g, ' ');
});

const optionsOf = oncePer(({ lines }: Stanza): ReadonlySet<string> => new Set(lines.map(({ name }) => name)));

const firstStanzas = oncePer((block: ServerBlock): ReadonlyMap<AnyPlugin, Stanza> => {
  const firsts = new Map<AnyPlugin, Stanza>();
  for (const stanza of writtenStanzas(block)) if (!firsts.has(stanza.plugin)) firsts.set(stanza.plugin, stanza);
  return firsts;
});
