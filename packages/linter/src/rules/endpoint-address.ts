import { listenAddress } from '@corefile/schema';
import { defineRule } from '../rule.ts';
import { stanzaAt } from '../stanza-at.ts';
import { safe, wordAt } from '../words.ts';

export const endpointAddress = defineRule({
  name: 'endpoint-address',
  code: 'CF211',
  severity: 'error',
  summary: 'This is no address that can be listened on.',
  why: 'Addresses of pages such as those of `health` and `prometheus` are `HOST:PORT` or `:PORT`, without a path; a bare number or a bare host is refused. Ports go from 0 to 65535.',
  fix: 'Write `:8080` or `localhost:8080`.',
  bad: '.:53 {\n    health 8080\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    health :8080\n    forward . 192.0.2.1\n}',
  raisedBy: ['endpoint-address'],
  refines: ['invalid-value', 'inconsistent-options'],
  refine({ about, code }, { model }) {
    if (code === 'endpoint-address') return undefined;
    const slot = stanzaAt(model, about)?.binding?.slot;
    if (!slot || !('value' in slot) || slot.value !== listenAddress) return undefined;
    const text = wordAt(about)?.token.text ?? '';
    const address = /^\d{1,5}$/.test(text) ? `:${text}` : /^(?:https?:\/\/)?([^/]*:\d+)\/?.*$/.exec(text)?.[1];
    if (address === undefined || address === text) return {};
    return { fixes: safe(`Write ${address}`, { range: about, text: address }) };
  },
});
