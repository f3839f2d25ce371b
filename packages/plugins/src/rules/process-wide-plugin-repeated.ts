import { defineRule, removeWords, safe, soundBlocks } from '@corefile/linter';
import type { LoadedToken } from '@corefile/parser';

const processWide: ReadonlySet<string> = new Set(['health', 'pprof', 'reload']);

export const processWidePluginRepeated = defineRule({
  name: 'process-wide-plugin-repeated',
  code: 'CF362',
  severity: 'info',
  summary: 'A plugin that holds for the whole process stands in several server blocks.',
  why: '`health`, `pprof` and `reload` belong to the process, not to a server block: one stanza is enough. Each `health` with `lameduck` waits for itself when CoreDNS ends, one after the other, which may take longer than the time it is given. Of several `reload` the last interval holds for all.',
  fix: 'Keep one.',
  bad: '.:53 {\n    health\n    forward . 10.0.0.53\n}\ncorp.example.org:53 {\n    health\n    forward . 10.0.1.53\n}',
  good: '.:53 {\n    health\n    forward . 10.0.0.53\n}\ncorp.example.org:53 {\n    forward . 10.0.1.53\n}',
  check(file, report) {
    const first = new Map<string, { at: LoadedToken; block: unknown; words: string }>();
    for (const block of soundBlocks(file)) {
      for (const { plugin, head, args, tokens } of block.stanzas) {
        if (!processWide.has(plugin.name)) continue;
        const known = first.get(plugin.name);
        const words = args.tokens.map(({ text }) => text).join(' ');
        if (!known) first.set(plugin.name, { at: head, block, words });
        if (!known || known.block === block || known.at.token === head.token) continue;
        // the same again does no harm
        if (plugin.name === 'reload' && words === known.words) continue;
        // of an imported snippet or file the text is the same, and stays for the others
        const own = head.token !== known.at.token && !head.importedBy;
        const edit = own ? removeWords(tokens) : undefined;
        report(head, {
          what: `${plugin.name} holds for the whole process; one is enough`,
          why:
            plugin.name === 'health'
              ? 'at shutdown the lameduck times of all add up'
              : 'the settings of one hold for all',
          instead: 'remove this one',
          related: [{ message: 'the first', at: known.at }],
          fixes: edit ? safe(`Remove ${plugin.name}`, edit) : [],
        });
      }
    }
  },
});
