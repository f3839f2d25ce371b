import { defineRule, soundBlocks } from '@corefile/linter';
import type { Stanza } from '@corefile/schema';

/** Of these the last address or zone list holds, although setup takes any number. */
const lastHolds: ReadonlySet<string> = new Set(['health', 'k8s_external', 'auto']);
/** A second one says the same as the first. */
const sameAgain: ReadonlySet<string> = new Set(['any', 'minimal', 'whoami']);

export const pluginRepeatedIgnored = defineRule({
  name: 'plugin-repeated-ignored',
  code: 'CF306',
  severity: 'warning',
  summary: 'Of several stanzas of this plugin in a server block only one counts.',
  why: 'Some plugins refuse a second stanza, some use all. Others read only the first (`etcd`, `reload`, `header`, `nomad`, `chaos`) or keep only the last (`auto`, `autopath`, `root`, `health`, `cancel`), without a word about the rest.',
  fix: 'Merge the stanzas, or split the server block.',
  bad: '.:53 {\n    autopath example.org /etc/resolv.conf\n    autopath example.net /etc/resolv.conf\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    autopath example.org example.net /etc/resolv.conf\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      const groups = new Map<string, Stanza[]>();
      for (const stanza of block.stanzas) {
        const { name } = stanza.plugin;
        const group = groups.get(name);
        if (group) group.push(stanza);
        else groups.set(name, [stanza]);
      }
      for (const [name, stanzas] of groups) {
        const { occurs } = (stanzas[0] as Stanza).plugin;
        const last = occurs === 'last wins' || lastHolds.has(name);
        if (stanzas.length < 2 || (!last && occurs !== 'first wins')) continue;
        if (sameAgain.has(name)) continue;
        const counts = (last ? stanzas.at(-1) : stanzas[0]) as Stanza;
        for (const stanza of stanzas) {
          if (stanza === counts) continue;
          report(stanza.head, {
            what: `this ${name} has no effect: only the ${last ? 'last' : 'first'} of a server block counts`,
            instead: 'merge them into one, or use two server blocks',
            related: [{ message: 'this one counts', at: counts.head }],
          });
        }
      }
    }
  },
});
