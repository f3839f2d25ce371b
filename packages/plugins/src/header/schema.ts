import { anyCase, definePlugin, entries, one, some, stanza, variant, word } from '@corefile/schema';

const change = {
  action: one(anyCase(word('set', 'clear')), 'the new state of the flags'),
  flags: some(anyCase(word('aa', 'ra', 'rd')), 'authoritative answer, recursion available, recursion desired'),
};

const lines = {
  query: variant('changes the query', change, { since: '1.9.4' }),
  response: variant('changes the answer', change, { since: '1.9.4' }),
};
/** Answers alone were changed at first, and lines did not say so. */
const linesWithoutSide = {
  set: variant('sets flags of the answer', { flags: change.flags }),
  clear: variant('clears flags of the answer', { flags: change.flags }),
};

export const schema = definePlugin('header', {
  summary: 'Sets or clears flags in the headers of queries and answers.',
  description: `\`query\` lines change the query before the next plugin sees it, \`response\` lines the answer on its way back.
A client that sees \`rd\` cleared in its answer may complain, and \`aa\` claims an authority the server may not have.

Of several stanzas in a server block only the first that has a line is read; what the others say is neither used nor checked.`,
  examples: [
    'header {\n    response set ra\n}',
    'header {\n    query clear rd\n    response set aa\n    response clear ra rd\n}',
  ],
  occurs: 'first wins',
  settles: config => config.entries.length > 0,
  role: 'handler',
  extra: 'read as next',
  since: '1.8.5',
  body: entries(lines, { ignoreCase: true }),
  formerly: [
    { upTo: '1.12.1', stanzas: [stanza({}, entries({ ...lines, ...linesWithoutSide }, { ignoreCase: true }))] },
  ],
  startup(configs, report) {
    if (configs.every(config => config.entries.length === 0))
      report("it has no line; write one such as 'response set ra'", { line: 'end' });
  },
});
