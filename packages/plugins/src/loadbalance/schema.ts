import { isAbsolutePath, joinPath } from '@corefile/golang';
import {
  collected,
  definePlugin,
  duration,
  Fault,
  isKnownIn,
  many,
  network,
  one,
  optional,
  path,
  properties,
  property,
  stanza,
  text,
  unknownWord,
  word,
} from '@corefile/schema';
import { readWeights } from './weights.ts';

const prefer = {
  prefer: collected('puts addresses of these networks first', many(network, 'the networks'), { since: '1.12.4' }),
};
/** The other policy is a stanza of its own, but belongs into the message. */
const roundRobin = {
  ...word('round_robin'),
  read: (token: string) =>
    token === 'round_robin' ? token : new Fault(unknownWord(token, ['round_robin', 'weighted'])),
};

const evenly = {
  policy: optional(roundRobin, 'shuffles evenly, the default; or `weighted` and a file', { fallback: 'round_robin' }),
};
const byWeight = {
  policy: one(word('weighted'), 'draws the first address by weight'),
  file: one(path, 'file of weights: a line with a name, below it lines of ADDRESS WEIGHT'),
};
const reload = property(
  'how often the file is looked at; 30s by default, 0 for never. Below zero CoreDNS crashes right after its start',
  duration(),
  { since: '1.10.1' },
);

export const schema = definePlugin('loadbalance', {
  summary: 'Changes the order of address records in answers, so that clients spread over them.',
  description: [
    'A, AAAA and MX records of the answer are shuffled (`round_robin`, the default), or the one that comes first is drawn',
    'by weight (`weighted`, since 1.10.1). CNAMEs stay in front. Most clients take the first address.',
    '',
    'It works on every answer of the block, those out of the cache too. The weight file is read at the start and then every',
    '`reload`. Whether it is there at the start is only asked when `reload` is 0; a mistake in it is refused.',
    '`prefer` belongs to `round_robin`: behind `weighted` CoreDNS reads it only in a second block after `}`.',
  ].join('\n'),
  examples: [
    'loadbalance',
    'loadbalance round_robin {\n    prefer 10.0.0.0/8\n}',
    'loadbalance weighted /etc/coredns/weights {\n    reload 10s\n}',
  ],
  occurs: 'many',
  role: 'handler',
  stanzas: [
    stanza(evenly, properties(prefer)),
    stanza(byWeight, properties({ reload }, { second: prefer }), { since: '1.10.1' }),
  ],
  formerly: [
    // One stanza was read, and a block behind `weighted` alone.
    {
      upTo: '1.12.3',
      occurs: 'first wins',
      stanzas: [stanza(evenly), stanza(byWeight, properties({ reload }))],
    },
    {
      // The first stanza of at most one word ends the reading; a brace begins one.
      upTo: '1.10.0',
      occurs: 'first wins',
      stanzas: [stanza({ words: many(text('POLICY', 'round_robin'), 'round_robin') })],
      settles: ({ words }) => words.length < 2,
      check: () => {},
      startup(stanzas, report) {
        const words = stanzas.find(({ words }) => words.length < 2)?.words;
        if (!words)
          report('it takes one word at most; write loadbalance round_robin, weighted is known since CoreDNS 1.10.1', {
            line: 'end',
          });
        else if (words.length === 1 && words[0] !== 'round_robin')
          report(`'${words[0]}' is not known; write round_robin, weighted is known since CoreDNS 1.10.1`);
      },
    },
  ],
  startup(configs, report, { facts, readFile, version }) {
    // A later stanza of the other policy takes over the shuffling, but the file is read all the same.
    const weighted = configs.findLast(config => config.policy === 'weighted');
    if (!weighted) return;
    const { file, reload } = weighted;
    const root = facts.root ?? '';
    const place = isAbsolutePath(file) || root === '' ? file : joinPath(root, file);
    const text = readFile?.(place);
    if (text === undefined) {
      if (reload === 0) report(`the file ${place} cannot be read`, { at: 'file', environment: true });
      return;
    }
    const weights = readWeights(text, isKnownIn({ since: '1.11.0' }, version) ? 1 : 0);
    if (weights instanceof Fault) report(`${place}: ${weights.message}`, { at: 'file' });
  },
});
