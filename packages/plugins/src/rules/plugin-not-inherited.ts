import { addPlugin, defineRule, type Edit, pluginNames, unsafe } from '@corefile/linter';
import type { ServerBlock } from '@corefile/schema';

/** What people expect to hold for the whole server. */
const expected = ['errors', 'log', 'prometheus', 'cache'];

export const pluginNotInherited = defineRule({
  name: 'plugin-not-inherited',
  code: 'CF315',
  severity: 'info',
  summary: 'Plugins of one server block do not hold for another.',
  why: 'Each query is handled by one server block only, and nothing of the others applies to it. A block for a single zone that lacks `errors`, `cache` or `prometheus` logs no failures, caches nothing and is missing from the metrics, although the block of the root zone has them all.',
  fix: 'Write the common plugins into a snippet, and import it in every block.',
  bad: '.:53 {\n    errors\n    cache 30\n    forward . 192.0.2.1\n}\ncorp.example.org:53 {\n    forward . 192.0.2.2\n}',
  good: '(common) {\n    errors\n    cache 30\n}\n.:53 {\n    import common\n    forward . 192.0.2.1\n}\ncorp.example.org:53 {\n    import common\n    forward . 192.0.2.2\n}',
  check(file, report) {
    const root = file.model.blocks.find(({ zones }) => zones.includes('.'));
    if (!root) return;
    const common = expected.filter(name => has(root, name));
    for (const block of file.model.blocks) {
      const key = block.loaded.keys[0];
      if (block === root || !key || block.zones.includes('.') || !has(block, 'forward')) continue;
      const names = pluginNames(block, file);
      const missing = common.filter(name => !names.has(name));
      if (!missing.some(name => name !== 'log')) continue;
      const edit = addAll(root, block, missing);
      report(key.token, {
        what: `this block has no ${missing.join(', ')}`,
        why: 'what stands in the block of the root zone does not hold here',
        instead: 'write what is wanted here too, or import a common snippet in both',
        fixes: edit ? unsafe(`Add ${missing.join(', ')}`, edit) : [],
      });
    }
  },
});

const has = (block: ServerBlock, name: string): boolean => block.stanzas.some(({ plugin }) => plugin.name === name);

/** Only plugins that fit on a line; zones among their arguments would be those of the other block. */
function addAll(root: ServerBlock, block: ServerBlock, names: readonly string[]): Edit | undefined {
  const lines = names.map(name => root.stanzas.find(({ plugin }) => plugin.name === name)?.tokens ?? []);
  if (lines.some(tokens => tokens.length > 2 || tokens.some(({ text }) => text === '{'))) return undefined;
  return addPlugin(block, lines.map(tokens => tokens.map(({ text }) => text).join(' ')).join('\n'));
}
