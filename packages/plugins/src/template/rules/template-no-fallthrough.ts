import { addOption, backendBehind, defineRule, meets, safe, within } from '@corefile/linter';
import { fitsAll, templatesOf } from '../templates.ts';

export const templateNoFallthrough = defineRule({
  name: 'template-no-fallthrough',
  code: 'CF350',
  severity: 'warning',
  summary: 'template keeps the names its patterns do not match from the plugins behind it.',
  why: 'A query of another zone, class or type passes a `template`. One that fits these but none of the `match` patterns is answered with SERVFAIL, unless `fallthrough` stands in the stanza. In a block of `.` a template for A without `fallthrough` breaks A look-ups for all names but its own.',
  fix: 'Add `fallthrough`, or name the zone behind the type.',
  bad: '.:53 {\n    template IN A {\n        match ^ip-([0-9]+)[.]example[.]org[.]$\n        answer "{{ .Name }} 60 IN A 10.0.0.{{ index .Match 1 }}"\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    template IN A {\n        match ^ip-([0-9]+)[.]example[.]org[.]$\n        answer "{{ .Name }} 60 IN A 10.0.0.{{ index .Match 1 }}"\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const { block, stanzas } of templatesOf(file)) {
      for (const stanza of stanzas) {
        const { zones, fallthrough = [] } = stanza.config;
        const whole = block.zones.filter(zone => within(zones, zone));
        if (!stanza.valid || fitsAll(stanza) || fallthrough.length > 0 || whole.length === 0) continue;
        const next = backendBehind(block, stanza, ({ claim }) => meets(claim.zones, whole));
        if (!next) continue;
        const type = stanza.args.tokens[1]?.text ?? '';
        const edit = addOption(stanza, 'fallthrough');
        report(stanza.head, {
          what: `queries for ${type} of every other name never reach ${next.stanza.plugin.name}`,
          why: 'a name that no pattern of the template matches is answered with SERVFAIL',
          instead: 'add fallthrough, or name the zone of the template behind its type',
          related: [{ message: 'not reached', at: next.stanza.head }],
          fixes: edit ? safe('Add fallthrough', edit) : [],
        });
      }
    }
  },
});
