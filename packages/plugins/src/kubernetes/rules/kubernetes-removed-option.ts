import { defineRule, safe, span, stanzaAt, wholeLines, wordAt } from '@corefile/linter';
import type { Token } from '@corefile/parser';

export const kubernetesRemovedOption = defineRule({
  name: 'kubernetes-removed-option',
  code: 'CF450',
  severity: 'error',
  summary: 'The option of kubernetes was removed from CoreDNS.',
  why: '`upstream` and `resyncperiod` did nothing for some releases and were removed in 1.7.0: external names are looked up by the server itself, and the objects of the cluster are always up to date. Old manifests still have them, and CoreDNS refuses to start after the upgrade.',
  fix: 'Remove the line.',
  bad: '.:53 {\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n        pods insecure\n        upstream\n        fallthrough in-addr.arpa ip6.arpa\n    }\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n        pods insecure\n        fallthrough in-addr.arpa ip6.arpa\n    }\n    forward . 192.0.2.1\n}',
  refines: ['option-not-in-version'],
  refine({ about }, { model }) {
    const word = wordAt(about);
    if (word?.index !== 0 || !['upstream', 'resyncperiod'].includes(word.token.text)) return undefined;
    if (stanzaAt(model, about)?.stanza.plugin.name !== 'kubernetes') return undefined;
    const range = wholeLines(span(word.token, word.line.at(-1) as Token));
    return { fixes: safe(`Remove '${word.token.text}'`, { range, text: '' }) };
  },
});
