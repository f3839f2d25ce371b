import { definePlugin, type List, many, text } from '@corefile/schema';

/** The words of the line, joined by single blanks; undefined when there are none. */
const data: List<string, string | undefined> = {
  ...many(text('DATA', 'a text'), "text that names this server; the machine's host name when left out"),
  join: words => (words.length > 0 ? words.join(' ') : undefined),
};

export const schema = definePlugin('nsid', {
  summary: 'Tells clients that ask for it which server has answered (RFC 5001).',
  description: [
    'Useful where many servers share one address. Only answers to queries with an empty NSID option carry it; others',
    'stay as they are. Words of the line are joined by single blanks.',
  ].join('\n'),
  examples: ['nsid', 'nsid frankfurt-2', 'nsid "site  A"'],
  occurs: 'once',
  role: 'handler',
  args: { data },
});
