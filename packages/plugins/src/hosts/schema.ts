import {
  definePlugin,
  duration,
  fallthroughZones,
  flag,
  int,
  optional,
  path,
  pathFault,
  properties,
  property,
  raw,
  rooted,
  text,
  zones,
} from '@corefile/schema';

/** Records of the block are read until a fallthrough stands; behind it an unknown word is a mistake. */
const noFallthroughYet = ({ fallthrough }: Readonly<Record<string, unknown>>): boolean =>
  !Array.isArray(fallthrough) || fallthrough.length === 0;

export const schema = definePlugin('hosts', {
  summary: 'Answers from a file like /etc/hosts, and from lines of its block.',
  description: [
    'Gives A, AAAA and PTR records. The first argument is always the file: `hosts example.org` looks for a file of that',
    'name. The file is read again when it changes, and may be missing at first.',
    '',
    'A name of its zones that it does not know is answered with SERVFAIL, unless `fallthrough` stands there. Reverse',
    'queries it does not know go on in any case. A line whose first word is no option counts as a record as long as no',
    '`fallthrough` stands above it, so that a misspelt option passes unnoticed.',
  ].join('\n'),
  examples: [
    'hosts',
    'hosts /etc/coredns/hosts example.org {\n    ttl 60\n    reload 10s\n    fallthrough\n}',
    'hosts {\n    10.0.0.1 db.example.org\n    10.0.0.2 web.example.org www.example.org\n    fallthrough\n}',
  ],
  occurs: 'once',
  role: 'handler',
  args: {
    path: optional(path, 'the file, relative to root', { fallback: '/etc/hosts' }),
    zones: zones('zones it answers for; those of the server block when left out'),
  },
  body: properties(
    {
      fallthrough: property('hands names it does not know to the next plugin', fallthroughZones),
      fallthrough_unsupported: flag('with fallthrough, hands on the types it has no records of for known names too', {
        since: '1.14.7',
      }),
      no_reverse: flag('makes no PTR records', { extra: 'read as next' }),
      ttl: property('TTL of the answers in seconds; 3600 when left out', int({ min: 1, max: 65535 }), {
        extra: 'ignored',
      }),
      reload: property(
        'how often it looks whether the file has changed; 5s when left out, 0s for never',
        duration({ min: 0, bounds: 'not negative' }),
      ),
    },
    {
      otherwise: { record: raw(text('ADDRESS NAME...', 'an address and its names'), 'an address and its names') },
      whileData: noFallthroughYet,
    },
  ),
  checkLines(_, report, { facts, readFile }, args) {
    const path = rooted(args.path ?? '', facts.root);
    const fault = pathFault(path, readFile);
    if (fault) report(`${path} cannot be a file: ${fault}`, { at: 'path' });
  },
  check(config, report) {
    if (config.fallthrough_unsupported && noFallthroughYet(config))
      report('fallthrough_unsupported needs fallthrough; add it', { at: 'fallthrough_unsupported', line: 'end' });
  },
  claims: config => ({ zones: config.zones, fallthrough: config.fallthrough ?? [] }),
});
