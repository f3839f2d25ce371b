import { defineRule, soundBlocks, wordsFor } from '@corefile/linter';
import type { LoadedToken } from '@corefile/parser';

const placeholder =
  /^(?:(?:\w+:\/\/)?(?:CLUSTER_DOMAIN|REVERSE_CIDRS|UPSTREAMNAMESERVER|STUBDOMAINS|CLUSTER_DNS_IP|DNS_DOMAIN|DNS_SERVER_IP|dns_domain|YOUR_\w+|[A-Z]+(?:_[A-Z]+)+|<[^<>]+>|\$[A-Z_]+)(?::\d+)?)$|\{\{.*\}\}/;

export const unreplacedPlaceholder = defineRule({
  name: 'unreplaced-placeholder',
  code: 'CF415',
  severity: 'warning',
  summary: 'A word of a template was not replaced.',
  why: 'Templates of Corefiles hold words such as `CLUSTER_DOMAIN` that a script puts the real values in for. As they are, most of them are valid names: CoreDNS starts and serves the zone `cluster_domain.`, for which nobody asks.',
  fix: 'Replace the word, or lint what comes out of the template.',
  bad: '.:53 {\n    kubernetes CLUSTER_DOMAIN {\n        ttl 30\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    kubernetes cluster.local {\n        ttl 30\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { token } of block.loaded.keys) look(token);
      for (const stanza of block.stanzas) for (const name of zoneArguments) wordsFor(stanza, name).forEach(look);
    }
    function look(at: LoadedToken): void {
      if (!isPlaceholder(at)) return;
      report(at, {
        what: `'${at.text}' looks like a placeholder that was not replaced`,
        why: 'CoreDNS takes it for a name',
        instead: 'write the value it stands for',
      });
    }
  },
});

const zoneArguments = ['zones', 'from', 'to'];

const isPlaceholder = ({ text, token }: LoadedToken): boolean => token.text === text && placeholder.test(text);
