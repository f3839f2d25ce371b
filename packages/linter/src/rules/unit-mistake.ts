import { parseDuration } from '@corefile/golang';
import { Fault, type Value } from '@corefile/schema';
import { defineRule } from '../rule.ts';
import { stanzaAt } from '../stanza-at.ts';
import { safe, wordAt } from '../words.ts';

export const unitMistake = defineRule({
  name: 'unit-mistake',
  code: 'CF210',
  severity: 'error',
  summary: 'A duration lacks its unit, or a number of seconds has one.',
  why: 'Durations are written as in Go, with a unit: `30s`, `5m`, `1h30m`. TTLs are the reverse: whole numbers of seconds without a unit. CoreDNS refuses the one where it wants the other.',
  fix: 'Write a unit for durations, and TTLs in seconds without one.',
  bad: '.:53 {\n    forward . 192.0.2.1 {\n        health_check 5\n    }\n}',
  good: '.:53 {\n    forward . 192.0.2.1 {\n        health_check 5s\n    }\n}',
  refines: ['invalid-value'],
  refine({ about }, { model }) {
    const text = wordAt(about)?.token.text ?? '';
    const slot = stanzaAt(model, about)?.binding?.slot;
    if (!slot || !('value' in slot)) return undefined;
    const value = slot.value as Value<unknown>;
    const accepts = (other: string) => !(value.read(other) instanceof Fault);
    if (value.colour === 'duration' && /^\d+$/.test(text) && accepts(`${text}s`))
      return {
        what: `'${text}' has no unit`,
        why: 'it is a duration',
        instead: `write ${text}s for seconds`,
        fixes: safe(`Write ${text}s`, { range: about, text: `${text}s` }),
      };
    const duration = parseDuration(text);
    if (value.colour !== 'number' || !duration.ok) return undefined;
    const seconds = Number(duration.value) / 1e9;
    if (!Number.isInteger(seconds) || !accepts(String(seconds))) return undefined;
    return {
      what: `'${text}' has a unit`,
      why: 'it is a number of seconds',
      instead: `write ${seconds}`,
      fixes: safe(`Write ${seconds}`, { range: about, text: String(seconds) }),
    };
  },
});
