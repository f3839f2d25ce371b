import { defineRule, rangeOf, safe } from '@corefile/linter';
import type { Stanza, StanzaLine } from '@corefile/schema';

export const crashAfterStart = defineRule({
  name: 'crash-after-start',
  code: 'CF319',
  severity: 'warning',
  summary: 'CoreDNS takes the value, starts, and crashes at once.',
  why: '`reload` of `loadbalance weighted` and `zipkin_max_batch_interval` of `trace` are handed to a timer unseen. A negative interval, and for Zipkin one below 10ns, makes that panic right after the start, which no check of the configuration shows.',
  fix: 'Write an interval above zero; 0 has a meaning of its own in both places.',
  bad: '.:53 {\n    loadbalance weighted /etc/coredns/weights {\n        reload -1s\n    }\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    loadbalance weighted /etc/coredns/weights {\n        reload 30s\n    }\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const { stanzas } of model.blocks) {
      for (const stanza of stanzas) {
        const line = stanza.lines.findLast(each => each.name === optionOf(stanza));
        if (!line || !crashes(line)) continue;
        const value = line.tokens[0] ?? line.keyword;
        report(value, {
          what: `CoreDNS crashes right after its start at ${value.text}`,
          why: 'a timer takes no such interval',
          instead: 'write one such as 30s',
          fixes: safe('Write 30s', { range: rangeOf(value), text: '30s' }),
        });
      }
    }
  },
});

const options: Readonly<Record<string, string>> = { loadbalance: 'reload', trace: 'zipkin_max_batch_interval' };
const optionOf = ({ plugin, config }: Stanza): string | undefined =>
  (config as { readonly type?: string }).type === 'datadog' ? undefined : options[plugin.name];

/** Milliseconds; 10ns is where Zipkin's interval divided by ten becomes nothing. */
const crashes = ({ name, config }: StanzaLine): boolean =>
  typeof config === 'number' && (config < 0 || (name === 'zipkin_max_batch_interval' && config !== 0 && config < 1e-5));
