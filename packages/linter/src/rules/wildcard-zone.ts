import { firstAddresses } from '../first-addresses.ts';
import { defineRule, rangeOf } from '../rule.ts';
import { safe, written } from '../words.ts';

export const wildcardZone = defineRule({
  name: 'wildcard-zone',
  code: 'CF386',
  severity: 'warning',
  summary: 'A star in the address of a server block matches only itself.',
  why: 'CoreDNS looks a name up among the zones of its keys, then the name without its first label, and so on. A `*` is a label like any other there, for which nobody asks. A key stands for all names below it anyway.',
  fix: 'Leave `*.` away; the name itself is then served too.',
  bad: '*.apps.example.org:53 {\n    forward . 192.0.2.1\n}',
  good: 'apps.example.org:53 {\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const { loaded, addresses } of model.blocks) {
      const addressOf = firstAddresses(addresses);
      for (const { token } of loaded.keys) {
        const address = addressOf.get(token);
        if (!address?.zone.split('.').includes('*')) continue;
        const range = rangeOf(token);
        const text = written(range).replace(/(^|\/\/|")\*\.(?=[^.])/, '$1');
        report(token, {
          what: `no name matches the star in '${address.zone}'`,
          why: 'it is an ordinary label in a zone, and zones cover all names below them without it',
          instead: 'leave the star away',
          fixes: text === written(range) ? [] : safe('Leave the star away', { range, text }),
        });
      }
    }
  },
});
