import {
  type Answering,
  answering,
  collectZones,
  defineRule,
  isBackend,
  knownBlocks,
  meets,
  removeWords,
  unsafe,
  within,
} from '@corefile/linter';

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
      const behind = collectZones();
      for (const each of answering(block).toReversed()) {
        look(each);
        if (isBackend(each)) for (const zone of each.claim.zones) behind.add(zone);
      }
      function look({ stanza, claim }: Answering): void {
        const line = stanza.lines.find(({ name }) => name === 'fallthrough');
        if (!line || claim.fallthrough.length === 0 || others.has(stanza.plugin.name)) return;
        // names of other zones reach no plugin of this block, or not this stanza
        const zones = claim.zones.filter(zone => meets([zone], block.zones) && meets([zone], claim.fallthrough));
        const handedOn = zones.flatMap(zone =>
          within(claim.fallthrough, zone) ? [zone] : claim.fallthrough.filter(each => within([zone], each)),
        );
        if (handedOn.length === 0 || handedOn.some(zone => behind.meets(zone))) return;
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
