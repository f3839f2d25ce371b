import { splitLabels } from '@corefile/dns';
import { addOption, defineRule, unsafe } from '@corefile/linter';
import { type HostLine, hostLines, hostsOf } from '../host-lines.ts';

/** Endings below which people register names with mail and other records; a name of two labels there is such a one. */
const registries = new Set(['com', 'org', 'net', 'io', 'dev', 'co', 'de', 'fr', 'nl', 'eu', 'uk', 'ch', 'app', 'me']);

export const hostsShadowsOtherTypes = defineRule({
  name: 'hosts-shadows-other-types',
  code: 'CF336',
  severity: 'info',
  summary: 'A public domain in hosts loses its records of all other types.',
  why: 'A name that `hosts` has an A record for gets an empty answer for AAAA, MX, TXT and every other type, in spite of `fallthrough`. For the apex of a public domain that hides its mail servers and everything else. 1.14.5 and 1.14.6 handed other types on; since 1.14.7 that takes `fallthrough_unsupported`.',
  fix: 'Add `fallthrough_unsupported`, or the entry of the other address family.',
  bad: '.:53 {\n    hosts {\n        10.0.0.1 example.com\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    hosts {\n        10.0.0.1 example.com\n        fallthrough\n        fallthrough_unsupported\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const stanza of hostsOf(file)) {
      if (!stanza.valid || stanza.config.fallthrough_unsupported || !stanza.config.fallthrough) continue;
      const families = new Map<string, Set<HostLine['family']>>();
      const places = hostLines(stanza).flatMap(({ names, family }) => names.map(each => ({ ...each, family })));
      for (const { name, family } of places) families.set(name, (families.get(name) ?? new Set()).add(family));
      const edit = addOption(stanza, 'fallthrough_unsupported');
      const reported = new Set<string>();
      for (const { name, at, family } of places) {
        const labels = splitLabels(name);
        if (labels.length !== 2 || !registries.has(labels[1] ?? '') || reported.has(name)) continue;
        if ((families.get(name)?.size ?? 0) > 1) continue;
        reported.add(name);
        report(at, {
          what: `${at.text} has only an ${family === 6 ? 'AAAA' : 'A'} record here`,
          why: 'queries for its other types, such as MX, get an empty answer in spite of fallthrough',
          instead: 'add fallthrough_unsupported if the domain has others',
          fixes: edit ? unsafe('Add fallthrough_unsupported', edit) : [],
        });
      }
    }
  },
});
