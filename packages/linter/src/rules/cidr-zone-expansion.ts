import { ipString, parseCIDR } from '@corefile/golang';
import { splitTransport } from '@corefile/schema';
import { defineRule, rangeOf } from '../rule.ts';
import { safe } from '../words.ts';

export const cidrZoneExpansion = defineRule({
  name: 'cidr-zone-expansion',
  code: 'CF316',
  severity: 'info',
  summary: 'A network as the address of a server block becomes other zones than it seems.',
  why: 'Reverse zones end at the dots of an address. A network in between becomes several zones: `/10` becomes 64 of them. Bits behind the mask are dropped: `10.0.0.5/24` is the network `10.0.0.0/24`.',
  fix: 'Write a network that ends on 8, 16 or 24 bits (IPv6: on 4), without bits behind the mask.',
  bad: '10.0.0.5/24:53 {\n    forward . 192.0.2.1\n}',
  good: '10.0.0.0/24:53 {\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const { loaded, addresses } of model.blocks) {
      const counts = new Map<unknown, number>();
      for (const { key } of addresses) counts.set(key.token, (counts.get(key.token) ?? 0) + 1);
      for (const { token, text } of loaded.keys) {
        const { rest } = splitTransport(text);
        const [whole, ip = '', tail = ''] = /^([\d.]+|[\da-fA-F:.]+)(\/\d+)/.exec(rest) ?? [];
        const network = whole === undefined ? undefined : parseCIDR(whole);
        if (!network?.ok) continue;
        const count = counts.get(token) ?? 0;
        const base = ipString(network.value.net.ip);
        const range = rangeOf(token);
        const differs = !ip.includes(':') && base !== ip;
        if (differs) {
          const instead = text.replace(`${ip}${tail}`, `${base}${tail}`);
          const isVerbatim = range.source.text.slice(range.start, range.end) === text;
          report(token, {
            what: `'${whole}' is the network ${base}${tail}`,
            why: 'bits behind the mask are dropped',
            instead: `write ${base}${tail}`,
            fixes: isVerbatim ? safe(`Write ${base}${tail}`, { range, text: instead }) : [],
          });
        } else if (count > 1)
          report(token, {
            what: `'${whole}' becomes ${count} zones`,
            why: 'reverse zones end at the dots of an address',
          });
      }
    }
  },
});
