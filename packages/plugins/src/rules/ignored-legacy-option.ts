import { defineRule, removeWords, safe } from '@corefile/linter';

/** Options that are read and thrown away. */
const ignored: Readonly<Record<string, readonly string[]>> = {
  file: ['upstream'],
  auto: ['upstream'],
  template: ['upstream'],
  etcd: ['upstream', 'stubzones', 'debug'],
};

export const ignoredLegacyOption = defineRule({
  name: 'ignored-legacy-option',
  code: 'CF704',
  severity: 'info',
  summary: 'The option has no effect any more.',
  why: 'Since 1.5.0 external names, such as targets of CNAME records, are always looked up in the server itself. `upstream` in `file`, `auto`, `template` and `etcd`, and `stubzones` and `debug` in `etcd`, are still read, and thrown away: no query goes to the servers named there.',
  fix: 'Remove the line.',
  bad: '.:53 {\n    template IN A corp.example.org {\n        answer "{{ .Name }} 60 IN A 192.0.2.10"\n        upstream 192.0.2.1\n    }\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    template IN A corp.example.org {\n        answer "{{ .Name }} 60 IN A 192.0.2.10"\n    }\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const { stanzas } of model.blocks) {
      for (const { plugin, lines } of stanzas) {
        const names = Object.hasOwn(ignored, plugin.name) ? (ignored[plugin.name] ?? []) : [];
        for (const { name, keyword, tokens } of lines) {
          if (!names.includes(name)) continue;
          const removal = removeWords([keyword, ...tokens]);
          report(keyword, {
            what: `'${name}' does nothing in ${plugin.name}`,
            why: 'CoreDNS reads it and throws it away',
            instead: 'remove it',
            fixes: removal ? safe(`Remove '${name}'`, removal) : [],
          });
        }
      }
    }
  },
});
