import { closest, type Value } from '@corefile/schema';
import { defineRule } from '../rule.ts';
import { stanzaAt } from '../stanza-at.ts';
import { unsafe, wordAt } from '../words.ts';

export const invalidValue = defineRule({
  name: 'invalid-value',
  code: 'CF204',
  severity: 'error',
  summary: 'The value is none of those that CoreDNS takes here.',
  why: 'Every plugin reads its values when CoreDNS starts: policies and modes from a closed list, numbers and durations within bounds, addresses, zones, patterns. The first one that cannot be read ends the start.',
  fix: 'Write a value of the kind that the message names.',
  bad: '.:53 {\n    forward . 192.0.2.1 192.0.2.2 {\n        policy roundrobin\n    }\n}',
  good: '.:53 {\n    forward . 192.0.2.1 192.0.2.2 {\n        policy round_robin\n    }\n}',
  raisedBy: ['invalid-value'],
  refine({ about }, { model }) {
    const slot = stanzaAt(model, about)?.binding?.slot;
    if (!slot || !('value' in slot)) return undefined;
    const { words = [] } = slot.value as Value<unknown>;
    const near = closest(wordAt(about)?.token.text ?? '', words);
    return near === undefined ? undefined : { fixes: unsafe(`Write ${near}`, { range: about, text: near }) };
  },
});
