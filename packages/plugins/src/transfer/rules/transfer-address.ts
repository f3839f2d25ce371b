import { defineRule, stanzaAt } from '@corefile/linter';

export const transferAddress = defineRule({
  name: 'transfer-address',
  code: 'CF224',
  severity: 'error',
  summary: 'transfer goes to single addresses or to everyone.',
  why: '`to` takes IP addresses with an optional port, or `*`. Networks and host names are refused, although old documentation promised them.',
  fix: 'Name each server, or write `to *` and keep strangers out with `acl`.',
  bad: 'example.org:53 {\n    secondary {\n        transfer from 192.0.2.1\n    }\n    transfer {\n        to 192.0.2.0/24\n    }\n}',
  good: 'example.org:53 {\n    secondary {\n        transfer from 192.0.2.1\n    }\n    transfer {\n        to 192.0.2.2 192.0.2.3\n    }\n}',
  refines: ['invalid-value'],
  refine({ about }, { model }) {
    const place = stanzaAt(model, about);
    if (place?.stanza.plugin.name !== 'transfer' || place.line?.name !== 'to') return undefined;
    return { why: 'each server is asked and told by its own address', instead: 'for a network write to * and an acl' };
  },
});
