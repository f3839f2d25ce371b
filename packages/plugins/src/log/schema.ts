import { fqdn } from '@corefile/dns';
import {
  collected,
  definePlugin,
  forms,
  guarded,
  type List,
  many,
  properties,
  some,
  value,
  word,
} from '@corefile/schema';
import { DEFAULT_FORMAT, logFormat } from './format.ts';

const scope = value<string>({
  label: 'NAME',
  expects: 'a name such as . or example.org',
  suggestions: ['.'],
  colour: 'zone',
  matches: () => true,
  read: fqdn,
});
const everything: List<string> = {
  ...many(scope, 'name at or below which queries are logged; all when left out', { max: 1 }),
  join: names => (names.length > 0 ? names : ['.']),
};

export const schema = definePlugin('log', {
  summary: 'Logs queries and what was answered.',
  description: [
    'A line is written when the answer goes out, at level INFO to the standard output. Every stanza and every name in it',
    'is a rule; the first whose name fits a query decides, also when it then logs nothing because of its classes.',
    '',
    'A lone argument is always a name: `log "{remote}"` logs queries for the name `{remote}`, that is none.',
    'Write `log . "{remote}"`. In a format of several words that is not quoted only the last one counts.',
    '',
    'Placeholders: `{type}`, `{name}`, `{class}`, `{proto}`, `{remote}`, `{local}`, `{port}`, `{size}`, `{rcode}`, `{rsize}`,',
    '`{duration}`, `{>id}`, `{>opcode}`, `{>do}`, `{>bufsize}`, `{>rflags}`, and `{/LABEL}` for metadata. Unknown ones stay as they are.',
  ].join('\n'),
  examples: [
    'log',
    'log {\n    class denial error\n}',
    'log example.org example.net "{remote} {type} {name} {rcode} {duration}"',
    'log . {combined}',
  ],
  occurs: 'many',
  role: 'handler',
  args: forms(
    { names: everything },
    {
      names: some(scope, 'names at or below which queries are logged'),
      format: guarded(logFormat, 'what a line looks like; {common} when left out', { fallback: DEFAULT_FORMAT }),
    },
  ),
  body: properties({
    class: collected(
      'kinds of answers to log; all when left out',
      some(word('all', 'success', 'denial', 'error'), 'the kinds: `denial` is NXDOMAIN and an answer without records'),
    ),
  }),
});
