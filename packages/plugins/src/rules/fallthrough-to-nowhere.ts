import { answering, defineRule, isBackend, knownBlocks, meets, removeWords, unsafe } from '@corefile/linter';

/** Their misses that go on are the rules' own matter: `except` of forward, zones without a file of auto. */
const others: ReadonlySet<string> = new Set(['forward', 'grpc', 'auto', 'transfer', 'chaos']);

export const fallthroughToNowhere = defineRule({
  name: 'fallthrough-to-nowhere',
  code: 'CF300',
  severity: 'warning',
  summary: 'fallthrough hands names on, but no plugin behind it can answer.',
  why: '`fallthrough` passes a name that the plugin does not know to the next one. With none behind it the query ends in SERVFAIL and the error "no next plugin found", where clients should see NXDOMAIN. They take SERVFAIL for a fault of the server and ask again and again.',
  fix: 'Remove `fallthrough`, or let something answer behind it: `forward . ADDRESS`, or `template ANY ANY` with `rcode NXDOMAIN` where the order of plugins allows it.',
  bad: 'example.org:53 {\n    hosts {\n        10.0.0.1 a.example.org\n        fallthrough\n    }\n}',
  good: 'example.org:53 {\n    hosts {\n        10.0.0.1 a.example.org\n        fallthrough\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of knownBlocks(file)) {
      const plugins = answering(block);
      for (const [index, { stanza, claim }] of plugins.entries()) {
        const line = stanza.lines.find(({ name }) => name === 'fallthrough');
        if (!line || claim.fallthrough.length === 0 || others.has(stanza.plugin.name)) continue;
        // names of other zones reach no plugin of this block, or not this stanza
        const zones = claim.zones.filter(zone => meets([zone], block.zones) && meets([zone], claim.fallthrough));
        if (zones.length === 0) continue;
        const reached = plugins
          .slice(index + 1)
          .some(
            each => isBackend(each) && meets(each.claim.zones, zones) && meets(each.claim.zones, claim.fallthrough),
          );
        if (reached) continue;
        const { name } = stanza.plugin;
        const edit = removeWords([line.keyword, ...line.tokens]);
        report(line.keyword, {
          what: `no plugin behind ${name} in this block can answer the names it hands on`,
          why: 'they end in SERVFAIL instead of NXDOMAIN',
          instead: 'add forward or another plugin that answers them, or remove fallthrough',
          fixes: edit ? unsafe('Remove fallthrough', edit) : [],
        });
      }
    }
  },
});
