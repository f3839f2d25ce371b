import { parseIP } from '@corefile/golang';
import type { ServerAddress, ServerBlock } from '@corefile/schema';
import { addPlugin } from '../edits.ts';
import { shown } from '../listeners.ts';
import { defineRule, rangeOf } from '../rule.ts';
import { unsafe } from '../words.ts';

const knownScheme = /^(?:dns|tls|quic|grpc|https3?):\/\//;

export const zoneIsNotAName = defineRule({
  name: 'zone-is-not-a-name',
  code: 'CF384',
  severity: 'warning',
  summary: 'The address of a server block is a zone, not an address to listen on.',
  why: 'What stands before the port of a key is the zone that the block serves. `0.0.0.0:53` serves the zone `0.0.0.0.`, for which nobody asks; everything else is refused. A path, as in `https://example.org/dns-query`, becomes a part of the zone too, and names with letters beyond ASCII are not converted to the form in which they are asked for.',
  fix: 'Write the zone, `.` for all names, and `bind ADDRESS` in the block to listen on one address.',
  bad: '0.0.0.0:53 {\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    bind 127.0.0.1\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const block of model.blocks) {
      for (const address of block.addresses) {
        const zone = shown(address.zone);
        const { key } = address;
        if (parseIP(zone)) {
          report(key.token, {
            what: `'${key.text}' serves the zone ${address.zone}, not the address ${zone}`,
            why: 'nobody asks for that name, and all others are refused',
            instead: `write .:${address.port} and, in the block, bind ${zone}`,
            fixes: bound(block, address, zone),
          });
        } else if (knownScheme.test(key.text) && zone.includes('/')) {
          report(key.token, {
            what: `the path belongs to the zone ${address.zone}`,
            why: 'no name has a slash in it',
            instead: 'leave the path away',
          });
        } else if (/[^\0-\x7f]/.test(zone.replace(/[\u00ad\u200b-\u200f\u2018-\u201f\u2060\ufeff]/g, ''))) {
          report(key.token, {
            what: `'${key.text}' has letters beyond ASCII`,
            why: 'clients ask for the form that begins with xn--, which is another name',
            instead: 'write that form',
          });
        }
      }
    }
  },
});

function bound(block: ServerBlock, { key, port }: ServerAddress, ip: string) {
  const edit = { range: rangeOf(key.token), text: `.:${port}` };
  if (/^(?:0\.0\.0\.0|::)$/.test(ip)) return unsafe(`Write .:${port}`, edit);
  const bind = block.facts.listenHosts ? undefined : addPlugin(block, `bind ${ip}`);
  return bind && block.loaded.keys.length === 1 ? unsafe(`Write .:${port} and bind ${ip}`, edit, bind) : [];
}
