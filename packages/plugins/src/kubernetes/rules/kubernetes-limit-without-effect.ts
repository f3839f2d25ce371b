import { defineRule, removeWords, safe } from '@corefile/linter';

const limits = ['apiserver_qps', 'apiserver_burst', 'apiserver_max_inflight'];

export const kubernetesLimitWithoutEffect = defineRule({
  name: 'kubernetes-limit-without-effect',
  code: 'CF451',
  severity: 'info',
  summary: 'The limits of queries to the API server have no effect in this release.',
  why: '`apiserver_qps`, `apiserver_burst` and `apiserver_max_inflight` are read and checked, but CoreDNS 1.14.7 has made its client for the API server before it puts them into the configuration: the client keeps the defaults of the library.',
  fix: 'Do not rely on them; remove the line, or limit CoreDNS at the API server (API priority and fairness).',
  bad: 'cluster.local:53 {\n    kubernetes cluster.local {\n        apiserver_qps 50\n    }\n}',
  good: 'cluster.local:53 {\n    kubernetes cluster.local\n}',
  check({ model }, report) {
    for (const { stanzas } of model.blocks) {
      for (const { plugin, lines } of stanzas) {
        if (plugin.name !== 'kubernetes') continue;
        for (const { name, keyword, tokens } of lines) {
          if (!limits.includes(name)) continue;
          const removal = removeWords([keyword, ...tokens]);
          report(keyword, {
            what: `${name} has no effect`,
            why: 'CoreDNS 1.14.7 makes its client before it looks at the limit',
            instead: 'do not rely on it',
            fixes: removal ? safe(`Remove ${name}`, removal) : [],
          });
        }
      }
    }
  },
});
