import { defineRule, rangeOf } from '../rule.ts';
import { neighbour, safe, span, written } from '../words.ts';

export const zoneSeparator = defineRule({
  name: 'zone-separator',
  code: 'CF387',
  severity: 'warning',
  summary: 'Addresses of a server block are not separated as CoreDNS wants it.',
  why: 'Addresses stand side by side with blanks between them; a comma may follow an address directly, if a blank follows the comma. `a.example.org,b.example.org` and `"a.example.org b.example.org"` are one zone each, for which nobody asks. A comma behind the last address is refused.',
  fix: 'Write blanks between addresses.',
  bad: 'a.example.org:53,b.example.org:53 {\n    forward . 192.0.2.1\n}',
  good: 'a.example.org:53 b.example.org:53 {\n    forward . 192.0.2.1\n}',
  raisedBy: ['trailing-comma'],
  refine({ about }) {
    const before = neighbour(about, -1);
    if (!before?.text.endsWith(',') || before.quoted || /^,+$/.test(before.text)) return undefined;
    return {
      at: before,
      fixes: safe('Remove the comma', {
        range: { ...before, start: before.start + before.text.replace(/,+$/, '').length },
        text: '',
      }),
    };
  },
  check({ model }, report) {
    for (const { loaded, addresses } of model.blocks) {
      const read = new Map(addresses.map(address => [address.key.token, address]));
      for (const { token } of loaded.keys) {
        const zone = read.get(token)?.zone;
        if (zone === undefined || !/[,;\s]/.test(zone)) continue;
        const range = span(rangeOf(token), rangeOf(token));
        if (/[\n{}]/.test(zone)) {
          report(token, {
            what: 'a quoted word with line breaks or braces is the zone of this server block',
            why: 'nobody asks for such a name; a quote reaches up to the next one, over any number of lines',
            instead: 'look for a quote too many',
          });
          continue;
        }
        const text = written(range)
          .replace(/^"|"$/g, '')
          .split(/[,;\s]+/)
          .filter(Boolean)
          .join(' ');
        report(token, {
          what: `'${zone}' is one zone`,
          why: 'only blanks separate addresses, and nobody asks for such a name',
          instead: `write ${text}`,
          fixes: safe('Separate the addresses by blanks', { range, text }),
        });
      }
    }
  },
});
