import { parseIP, splitHostPort } from '@corefile/golang';
import { defineRule, safe, stanzaAt, wordAt } from '@corefile/linter';

export const bindArgumentInvalid = defineRule({
  name: 'bind-argument-invalid',
  code: 'CF383',
  severity: 'error',
  summary: 'bind takes IP addresses and names of network interfaces only.',
  why: 'The port belongs to the address of the server block, and a host name, a network or `*` is nothing to listen on. An address that the machine does not have is refused when CoreDNS starts to listen.',
  fix: 'Write the address without its port; `127.0.0.1 ::1` for localhost.',
  bad: '.:53 {\n    bind 127.0.0.1:53\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    bind 127.0.0.1\n    forward . 192.0.2.1\n}',
  refines: ['invalid-value', 'inconsistent-options'],
  refine({ about }, { model }) {
    if (stanzaAt(model, about)?.stanza.plugin.name !== 'bind') return undefined;
    const text = wordAt(about)?.token.text ?? '';
    const split = splitHostPort(text);
    const host = split.ok ? split.value.host : text;
    const instead = host === 'localhost' ? '127.0.0.1 ::1' : host;
    if (instead === text || (host !== 'localhost' && !parseIP(host))) return {};
    return { fixes: safe(`Write ${instead}`, { range: about, text: instead }) };
  },
});
