import { splitZonePort } from '@corefile/schema';
import { shown } from '../listeners.ts';
import { defineRule, rangeOf } from '../rule.ts';
import { unsafe } from '../words.ts';

export const portDiffersFromSiblings = defineRule({
  name: 'port-differs-from-siblings',
  code: 'CF314',
  severity: 'warning',
  summary: 'A zone without a port is served on another port than the rest.',
  why: 'A key without a port is served on port 53 (or that of the flag `-dns.port`). When the block of the root zone has another port, queries that come there never reach this zone.',
  fix: 'Write the same port for both.',
  bad: '.:5353 {\n    forward . 192.0.2.1\n}\ncorp.example.org {\n    forward . 192.0.2.2\n}',
  good: '.:5353 {\n    forward . 192.0.2.1\n}\ncorp.example.org:5353 {\n    forward . 192.0.2.2\n}',
  check({ model }, report) {
    const plain = model.blocks.flatMap(({ addresses }) => addresses.filter(({ transport }) => transport === 'dns'));
    const roots = plain.filter(({ zone }) => zone === '.');
    const [root] = roots;
    const ports = new Set(roots.map(({ port }) => port));
    const onDefault = plain.some(address => address.port === '53' && hasPort(address.key.text));
    if (!root || ports.size !== 1 || root.port === '53' || onDefault) return;
    for (const { key, zone, port } of plain) {
      if (port !== '53' || !/^[\w-]+(?:\.[\w-]+)+\.?$/.test(key.text)) continue;
      const { source, start, end } = rangeOf(key.token);
      const isVerbatim = source.text.slice(start, end) === key.text;
      report(key.token, {
        what: `${shown(zone)} is served on port 53, and the root zone on port ${root.port}`,
        why: `queries that come to port ${root.port} never reach this block`,
        instead: `write ${key.text}:${root.port}`,
        related: [{ message: 'the root zone', at: root.key.token }],
        fixes: isVerbatim
          ? unsafe(`Write ${key.text}:${root.port}`, {
              range: { source, start, end },
              text: `${key.text}:${root.port}`,
            })
          : [],
      });
    }
  },
});

function hasPort(text: string): boolean {
  const split = splitZonePort(text.replace(/^dns:\/\//, ''));
  return split.ok && split.port !== '';
}
