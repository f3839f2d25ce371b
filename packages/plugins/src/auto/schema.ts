import {
  definePlugin,
  duration,
  forms,
  many,
  one,
  path,
  pathFault,
  properties,
  property,
  regex,
  rooted,
  text,
  where,
  zones,
} from '@corefile/schema';
import { transferTo } from '../transfer-to.ts';

const patternOf = (options: { maxLength?: number }) =>
  where(
    regex(options),
    regexp => regexp.subexpNames.length > 1,
    'a regular expression with a group, such as db\\.(.*)',
  );
const directory = one(path, 'the directory, relative to root');
const regexp = one(
  patternOf({ maxLength: 10_000 }),
  'pattern that the name of a file must match; db\\.(.*) when left out',
  { formerly: [{ upTo: '1.13.1', value: patternOf({}) }] },
);
const template = one(
  text('TEMPLATE', 'a text such as {1}'),
  'the zone, with {1} for what the first group matched; {1} when left out',
);

export const schema = definePlugin('auto', {
  summary: 'Answers from all zone files of a directory.',
  description: [
    'It looks through the directory and those below it, again and again, so that zones come and go with their files. A',
    'file `db.example.org` gives the zone example.org, unless another pattern says how names of files become zones.',
    'Zones outside of ZONES, and files with mistakes, are left out with a message in the log. The stanzas of a block',
    'become one, of each option the last holds.',
  ].join('\n'),
  examples: [
    'auto example.org {\n    directory /etc/coredns/zones\n}',
    'auto {\n    directory zones (.*)\\.zone {1}\n    reload 10s\n}',
  ],
  occurs: 'many',
  role: 'handler',
  args: { zones: zones('zones it may serve, with all below them; those of the server block when left out') },
  body: properties({
    directory: property(
      'where the files are, and how their names become zones',
      forms({ directory }, { directory, regexp, template }),
      {
        nextArgs: Number.POSITIVE_INFINITY,
        formerly: [
          { upTo: '1.5.0', args: forms({ directory }, { directory, regexp }, { directory, regexp, template }) },
        ],
      },
    ),
    reload: property(
      'how often it looks at the directory and the files; 1m when left out, 0s for never',
      duration({ min: 0, bounds: 'not negative' }),
      {
        extra: 'ignored',
        formerly: [
          {
            upTo: '1.8.6',
            args: where(
              duration(),
              ms => ms > 0 || ms === -1000,
              'a duration above 0: with others this release crashes',
            ),
          },
        ],
      },
    ),
    upstream: property('of no effect any more; remove it', many(text('ADDRESS', 'an address'), 'ignored')),
    transfer: property('let other servers fetch the zones', transferTo, {
      extra: 'read as next',
      until: '1.7.1',
      instead: "the plugin 'transfer' beside it",
    }),
    no_reload: property('never look at the files again', {}, { until: '1.4.0', instead: 'reload 0s' }),
  }),
  checkLines(lines, report, { facts, readFile }) {
    for (const { name, config } of lines) {
      if (name !== 'directory') continue;
      const path = rooted((config as { directory: string }).directory, facts.root);
      const fault = pathFault(path, readFile);
      if (fault) report(`${path} cannot be a directory: ${fault}`, { at: 'directory' });
    }
  },
  claims: config => ({ zones: config.zones, fallthrough: config.zones }),
});
