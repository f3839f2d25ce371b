import { definePlugin, type List, many, optional, properties, stanza, text } from '@corefile/schema';

const authors: List<string> = {
  ...many(text('AUTHOR', 'a name or address'), 'whom `authors.bind` names; the maintainers of CoreDNS when left out'),
  join: names => [...new Set(names)],
};

const version = optional(text('VERSION', 'a text'), 'what `version.bind` gives; CoreDNS and its version when left out');

export const schema = definePlugin('chaos', {
  summary: 'Answers questions about the server itself in the class CH.',
  description: [
    'TXT queries of class CH for `version.bind`, `version.server`, `hostname.bind`, `id.server` and `authors.bind` are',
    'answered here, provided that the server block takes these names. Everything else goes on. The authors come in a',
    'random order.',
    '',
    'Only the first stanza is read. Texts are cut at 255 bytes, but not a version that authors follow: that one gives no answer.',
  ].join('\n'),
  examples: ['chaos', 'chaos CoreDNS-001 info@example.org', 'chaos "" hostmaster@example.org noc@example.org'],
  occurs: 'first wins',
  role: 'handler',
  acceptsAnyClass: true,
  args: { version, authors },
  body: properties({}),
  formerly: [{ upTo: '1.14.3', stanzas: [stanza({ version, authors })] }],
  claims: () => {
    const zones = ['authors.bind.', 'version.bind.', 'version.server.', 'hostname.bind.', 'id.server.'];
    return { zones, fallthrough: zones, types: ['TXT'] };
  },
});
