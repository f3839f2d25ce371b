import type { LoadedBlock, Range } from '@corefile/parser';
import { oncePer } from '@corefile/schema';
import { type CheckedFile, defineRule } from '../rule.ts';

export const directiveAtTopLevel = defineRule({
  name: 'directive-at-top-level',
  code: 'CF111',
  severity: 'warning',
  summary: 'A plugin stands outside of all server blocks, where CoreDNS reads addresses.',
  why: 'Words outside a block are addresses of a server block, and the lines below them are its directives: braces may be left out. A line `log` at the top makes a zone `log.` of everything below it.',
  fix: 'Write the plugin inside each server block that is to have it.',
  bad: 'log\nforward . 192.0.2.1',
  good: '.:53 {\n    forward . 192.0.2.1\n}',
  refines: ['unknown-directive'],
  refine({ about }, file) {
    const block = lastBefore(blocksNamedAsPlugins(file), about);
    const key = block?.keys[0];
    if (!key || block?.open) return undefined;
    return {
      at: key.token,
      what: `'${key.text}' stands outside of all server blocks`,
      why: `CoreDNS reads it as a zone, and '${about.source.text.slice(about.start, about.end)}' as a directive of it`,
      instead: 'write the plugin inside a block',
    };
  },
  check(file, report) {
    for (const { keys } of blocksNamedAsPlugins(file)) {
      const [key] = keys;
      if (!key || file.program.problems.length > 0) continue;
      report(key.token, {
        what: `'${key.text}' is the zone ${key.text}. here, not the plugin`,
        why: 'outside of blocks CoreDNS reads addresses',
        instead: 'write the plugin inside a block',
      });
    }
  },
});

const blocksNamedAsPlugins = oncePer(({ program, plugins }: CheckedFile): readonly LoadedBlock[] => {
  const names = new Set(plugins.map(({ name }) => name));
  return program.blocks.filter(
    ({ keys: [key] }) => key?.token.token.source === program.main && !key.token.token.quoted && names.has(key.text),
  );
});

/** The last block that begins before the range, if they are of the same text; blocks come in the order of the text. */
function lastBefore(blocks: readonly LoadedBlock[], { source, start }: Range): LoadedBlock | undefined {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.keys[0]?.token.token.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  const block = blocks[low - 1];
  return block?.keys[0]?.token.token.source === source ? block : undefined;
}
