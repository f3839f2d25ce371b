import { defineRule, meets, pluginNames, wholeBlocks, wordsFor } from '@corefile/linter';
import { normalizeZones, type Stanza } from '@corefile/schema';

/** Their names are looked up whatever the zone of the block, or another rule explains what is wrong with their words. */
const exempt: ReadonlySet<string> = new Set(['log', 'view', 'transfer', 'sign', 'route53', 'azure', 'clouddns']);
/** They make one name out of another before the rest of the chain sees it. */
const renamers: ReadonlySet<string> = new Set(['rewrite', 'autopath', 'k8s_external']);

export const pluginZoneOutsideBlock = defineRule({
  name: 'plugin-zone-outside-block',
  code: 'CF304',
  severity: 'warning',
  summary: 'A zone given to a plugin lies outside the zones of its server block.',
  why: 'A server block gets only queries for names in the zones of its keys. A zone in the arguments of a plugin that is neither below nor above one of these can match nothing: for it the plugin does nothing, and CoreDNS does not say so.',
  fix: 'Move the plugin to the block of that zone, add the zone to the keys, or correct it.',
  bad: 'example.org:53 {\n    forward example.net 10.0.0.53\n    file db.example.org\n}',
  good: 'example.org:53 {\n    file db.example.org\n}\nexample.net:53 {\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of wholeBlocks(file)) {
      if (block.zones.length === 0 || block.zones.includes('.')) continue;
      if ([...pluginNames(block, file)].some(name => renamers.has(name))) continue;
      for (const stanza of block.stanzas) {
        if (exempt.has(stanza.plugin.name)) continue;
        for (const at of zoneWords(stanza)) {
          const zones = normalizeZones(at.text);
          if (zones.length === 0 || meets(zones, block.zones)) continue;
          report(at, {
            what: `${stanza.plugin.name} never sees a name in ${zones[0]}`,
            why: `this block gets only queries for ${block.zones.slice(0, 3).join(', ')}`,
            instead: 'move it to a block of that zone, or add the zone to the keys of this one',
          });
        }
      }
    }
  },
});

/** Words such as `5m` are no zones; other rules tell what they were meant as. */
const zoneWords = (stanza: Stanza) =>
  [...wordsFor(stanza, 'zones'), ...wordsFor(stanza, 'from')].filter(
    ({ text }) => !/^[\d.:]+[a-z]?$/.test(text) && /[a-z.]/i.test(text),
  );
