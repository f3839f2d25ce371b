import { recordTypes } from '@corefile/dns';
import { defineRule, moveBefore, safe, within, zonesAbove } from '@corefile/linter';
import { fitsAll, type Template, templatesOf } from '../templates.ts';

const ANY = recordTypes.ANY;

export const templateShadowed = defineRule({
  name: 'template-shadowed',
  code: 'CF351',
  severity: 'warning',
  summary: 'A template above answers all queries that this one is for.',
  why: 'The `template` stanzas of a server block are tried in the order of the text, and the first that fits answers. One without `match` fits every name of its zones, so that a more special one below it is never used.',
  fix: 'Write the more special template first.',
  bad: '.:53 {\n    template IN A {\n        answer "{{ .Name }} 60 IN A 10.0.0.1"\n    }\n    template IN A corp.example.org {\n        answer "{{ .Name }} 60 IN A 10.0.0.2"\n    }\n}',
  good: '.:53 {\n    template IN A corp.example.org {\n        answer "{{ .Name }} 60 IN A 10.0.0.2"\n    }\n    template IN A {\n        answer "{{ .Name }} 60 IN A 10.0.0.1"\n    }\n}',
  check(file, report) {
    for (const { stanzas } of templatesOf(file)) {
      const takers = new Map<string, Template>();
      for (const stanza of stanzas) {
        const { class: qclass, type, zones } = stanza.config;
        const kinds = [qclass, ANY].flatMap(c => [type, ANY].map(t => `${c} ${t}`));
        const taken = zones.map(zone =>
          zonesAbove(zone)
            .flatMap(above => kinds.map(kind => takers.get(`${kind} ${above}`)))
            .find(each => each !== undefined),
        );
        const [taker] = taken;
        if (taker && taken.every(each => each !== undefined)) {
          const narrower = zones.some(zone => !taker.config.zones.includes(zone)) || !fitsAll(stanza);
          const edits = narrower ? moveBefore(stanza, taker) : undefined;
          report(stanza.head, {
            what: 'this template is never used: one above answers all of its queries',
            instead: 'write the more special one first',
            related: [{ message: 'answers first', at: taker.head }],
            fixes:
              edits && stanza.config.zones.every(zone => within(taker.config.zones, zone))
                ? safe('Move it above', ...edits)
                : [],
          });
        }
        if (!stanza.valid || !fitsAll(stanza)) continue;
        for (const zone of zones) {
          const key = `${qclass} ${type} ${zone}`;
          if (!takers.has(key)) takers.set(key, stanza);
        }
      }
    }
  },
});
