import {
  addPlugin,
  defineRule,
  type Finding,
  hasForeign,
  type Place,
  pluginNames,
  stanzasOf,
  unsafe,
  wholeBlocks,
} from '@corefile/linter';
import type { ServerBlock } from '@corefile/schema';
import type { schema as autopath } from '../autopath/schema.ts';

const zoneSources = ['file', 'auto', 'secondary', 'kubernetes', 'k8s_external'];

export const companionPluginMissing = defineRule({
  name: 'companion-plugin-missing',
  code: 'CF308',
  severity: 'warning',
  summary: 'A plugin needs another one in the same server block, which is not there.',
  why: '`autopath @kubernetes` without `kubernetes` passes all queries unchanged. `transfer` without a plugin that knows whole zones has nothing to send. `geoip` only collects metadata, which exists where the plugin `metadata` stands, and so do `metadata(…)` in a `view` and `{/label}` in a log format. The partner must be in the same server block.',
  fix: 'Add the other plugin to the block, or remove the one that needs it.',
  bad: '.:53 {\n    autopath @kubernetes\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    autopath /etc/resolv.conf\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of wholeBlocks(file)) {
      for (const [at, finding] of missing(block, pluginNames(block, file), hasForeign(block, file)))
        report(at, finding);
    }
  },
});

function missing(
  block: ServerBlock,
  names: ReadonlySet<string>,
  isPartForeign: boolean,
): readonly (readonly [Place, Finding])[] {
  const found: [Place, Finding][] = [];
  for (const { head, config } of stanzasOf<typeof autopath>(block, 'autopath')) {
    if (config.resolv.kind !== 'plugin' || names.has(config.resolv.plugin)) continue;
    found.push([
      head,
      {
        what: `autopath does nothing: the plugin ${config.resolv.plugin} is not in this server block`,
        instead: 'add it, or name a file like /etc/resolv.conf',
      },
    ]);
  }
  for (const { plugin, head } of block.stanzas) {
    if (plugin.name !== 'transfer' || isPartForeign || zoneSources.some(name => names.has(name))) continue;
    found.push([
      head,
      {
        what: 'transfer has nothing to send: no plugin of this server block knows a whole zone',
        instead: `add one of ${zoneSources.join(', ')}`,
      },
    ]);
  }
  const reader = names.has('metadata') ? undefined : metadataReader(block);
  if (reader) {
    const edit = addPlugin(block, 'metadata');
    found.push([
      reader,
      {
        what: 'metadata is used here, but nothing collects it',
        why: 'without the plugin metadata in this server block all of its values are empty',
        instead: 'add metadata',
        fixes: edit ? unsafe('Add metadata', edit) : [],
      },
    ]);
  }
  return found;
}

function metadataReader(block: ServerBlock): Place | undefined {
  for (const { plugin, head, tokens } of block.stanzas) {
    if (plugin.name === 'geoip') return head;
    const pattern = plugin.name === 'log' ? /\{\/[^}]+\}/ : plugin.name === 'view' ? /\bmetadata\(/ : undefined;
    const word = pattern && tokens.find(({ text }) => pattern.test(text));
    if (word) return word;
  }
  return undefined;
}
