import { defineRule, meets, removeWords, safe, soundBlocks } from '@corefile/linter';
import { normalizeZones } from '@corefile/schema';

export const fallthroughZoneMismatch = defineRule({
  name: 'fallthrough-zone-mismatch',
  code: 'CF305',
  severity: 'warning',
  summary: 'fallthrough names a zone that the plugin does not answer for.',
  why: '`fallthrough ZONE` passes on the names below that zone which the plugin is responsible for and does not know. Names of other zones go on in any case. A zone that has nothing in common with those of the plugin has no effect: `fallthrough in-addr.arpa ip6.arpa` says nothing to `kubernetes cluster.local`, though it is often copied there.',
  fix: 'Remove the zone, or give the zone to the plugin as well.',
  bad: '.:53 {\n    kubernetes cluster.local {\n        fallthrough in-addr.arpa ip6.arpa\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n        fallthrough in-addr.arpa ip6.arpa\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const stanza of block.stanzas) {
        const line = stanza.lines.findLast(({ name }) => name === 'fallthrough');
        const claim = line && stanza.plugin.claims?.(stanza.config);
        if (!claim) continue;
        const words = line.tokens.filter(token => line.bindings.some(binding => line.tokens[binding.token] === token));
        const dead = words.filter(({ text }) => {
          const zones = normalizeZones(text);
          return zones.length > 0 && !meets(zones, claim.zones);
        });
        const [first] = dead;
        if (!first) continue;
        const all = dead.length === words.length;
        // without zones, fallthrough would hold for all names: the whole line goes
        const edits = all ? [removeWords([line.keyword, ...line.tokens])] : dead.map(token => removeWords([token]));
        report(first, {
          what: `${stanza.plugin.name} does not answer for ${dead.map(({ text }) => text).join(', ')} here, so that there is nothing to pass on`,
          why: `its zones are ${claim.zones.slice(0, 3).join(', ')}`,
          instead: all ? 'remove the line, or add the zones to the plugin' : 'remove them, or add them to the plugin',
          fixes: edits.every(edit => edit !== undefined) ? safe('Remove what has no effect', ...edits) : [],
        });
      }
    }
  },
});
