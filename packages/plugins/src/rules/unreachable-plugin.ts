import { answering, defineRule, isBackend, meets, removeWords, safe, soundBlocks, within } from '@corefile/linter';

/** What takes the root zone; others there have been given too large a zone, see file-owns-root. */
const takesAll: ReadonlySet<string> = new Set(['forward', 'grpc', 'erratic', 'whoami']);
/** They have rules of their own that say what to do about it. */
const explained: ReadonlySet<string> = new Set(['hosts', 'template', 'auto']);

export const unreachablePlugin = defineRule({
  name: 'unreachable-plugin',
  code: 'CF302',
  severity: 'warning',
  summary: 'A plugin before it answers every query, so this one is never asked.',
  why: 'Plugins run in a fixed order. `forward .` without `except` gives a final answer to every query, and so do `file` or `kubernetes` for the zones of the server block, and `erratic` and `whoami` for everything. What comes later in the order stands in the Corefile without effect.',
  fix: 'Remove the plugin, or limit the one before it with zones, `except` or `fallthrough`.',
  bad: '.:53 {\n    forward . 10.0.0.53\n    whoami\n}',
  good: '.:53 {\n    forward . 10.0.0.53\n}\nwhoami.example.org:53 {\n    whoami\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      const plugins = answering(block);
      const index = plugins.findIndex(({ stanza, claim }) => {
        const { config, plugin } = stanza as {
          config: { next?: readonly unknown[]; next_on_nodata?: boolean };
        } & typeof stanza;
        if (!stanza.valid || explained.has(plugin.name) || claim.types || claim.fallthrough.length > 0) return false;
        if ((config.next?.length ?? 0) > 0 || config.next_on_nodata) return false;
        return block.zones.length > 0 && block.zones.every(zone => within(claim.zones, zone));
      });
      const taker = plugins[index]?.stanza;
      if (!taker || (block.zones.includes('.') && !takesAll.has(taker.plugin.name))) continue;
      for (const each of plugins.slice(index + 1)) {
        const { stanza, claim } = each;
        if (stanza.plugin === taker.plugin || !isBackend(each) || !meets(claim.zones, block.zones)) continue;
        const edit = removeWords(stanza.tokens);
        report(stanza.head, {
          what: `${stanza.plugin.name} is never asked: ${taker.plugin.name} runs before it and answers every query of this block`,
          instead: `remove it, or limit ${taker.plugin.name} to the zones it is meant for`,
          related: [{ message: 'answers everything', at: taker.head }],
          fixes: edit ? safe(`Remove ${stanza.plugin.name}`, edit) : [],
        });
      }
    }
  },
});
