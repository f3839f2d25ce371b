import { addPlugin, defineRule, pluginNames, safe, soundBlocks } from '@corefile/linter';

const reporters: ReadonlySet<string> = new Set(['kubernetes', 'nomad']);

export const readyInWrongBlock = defineRule({
  name: 'ready-in-wrong-block',
  code: 'CF363',
  severity: 'warning',
  summary: 'ready asks only plugins of its own server block.',
  why: '`/ready` gives 200 when all plugins that can say so are ready: `kubernetes` when it has read the cluster, `nomad` when it can be reached. It asks those of the server blocks that have `ready` themselves. In a block without it, `kubernetes` may still be empty while the probe succeeds.',
  fix: 'Write `ready` into the server block of the plugin; all share one page.',
  bad: 'corp.example.org:53 {\n    ready\n    forward . 10.0.1.53\n}\n.:53 {\n    kubernetes cluster.local\n    forward . 10.0.0.53\n}',
  good: 'corp.example.org:53 {\n    forward . 10.0.1.53\n}\n.:53 {\n    ready\n    kubernetes cluster.local\n    forward . 10.0.0.53\n}',
  check(file, report) {
    const blocks = soundBlocks(file);
    const ready = blocks.flatMap(({ stanzas }) => stanzas.find(({ plugin }) => plugin.name === 'ready') ?? [])[0];
    if (!ready) return;
    for (const block of blocks) {
      if (pluginNames(block, file).has('ready')) continue;
      const reporter = block.stanzas.find(({ plugin }) => reporters.has(plugin.name));
      if (!reporter) continue;
      const edit = addPlugin(block, ['ready', ...ready.args.tokens.map(({ text }) => text)].join(' '));
      report(reporter.head, {
        what: `ready does not wait for this ${reporter.plugin.name}`,
        why: 'it asks only plugins of server blocks that have ready themselves',
        instead: 'write ready into this server block',
        related: [{ message: 'stands in another server block', at: ready.head }],
        fixes: edit ? safe('Add ready', edit) : [],
      });
    }
  },
});
