import { addOption, addPlugin, defineRule, pluginNames, stanzasOf, unsafe, wholeBlocks } from '@corefile/linter';
import type { schema as forward } from '../forward/schema.ts';

/** Enough of one for the whole process. */
const once: Readonly<Record<string, string>> = { health: 'health {\n    lameduck 5s\n}', reload: 'reload' };
const perBlock: Readonly<Record<string, string>> = {
  ready: 'ready',
  prometheus: 'prometheus :9153',
  cache: 'cache 30',
  loop: 'loop',
};

export const recommendedPluginMissing = defineRule({
  name: 'recommended-plugin-missing',
  code: 'CF364',
  severity: 'info',
  summary: 'The DNS server of a cluster lacks plugins that usual installations have.',
  why: 'In a cluster `health` with `lameduck` and `ready` serve the probes, `reload` takes changes of the ConfigMap, `loop` notices a resolv.conf that leads back to the server, `cache` spares the upstreams, `prometheus :9153` gives metrics, and `max_concurrent` of `forward` keeps a stuck upstream from filling the memory.',
  fix: 'Add what is missing.',
  bad: '.:53 {\n    errors\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n        fallthrough in-addr.arpa ip6.arpa\n    }\n    forward . /etc/resolv.conf\n}',
  good: '.:53 {\n    errors\n    health {\n        lameduck 5s\n    }\n    ready\n    kubernetes cluster.local in-addr.arpa ip6.arpa {\n        fallthrough in-addr.arpa ip6.arpa\n    }\n    prometheus :9153\n    forward . /etc/resolv.conf {\n        max_concurrent 1000\n    }\n    cache 30\n    loop\n    reload\n}',
  profiles: ['cluster'],
  check(file, report) {
    const everywhere = new Set(file.model.blocks.flatMap(block => [...pluginNames(block, file)]));
    for (const block of wholeBlocks(file)) {
      const names = pluginNames(block, file);
      const key = block.loaded.keys[0];
      if (!key || !names.has('kubernetes') || !names.has('forward')) continue;
      const missing = [
        ...Object.keys(once).filter(name => !everywhere.has(name)),
        ...Object.keys(perBlock).filter(name => !names.has(name)),
      ];
      const edits = missing.map(name => addPlugin(block, once[name] ?? perBlock[name] ?? name));
      if (missing.length > 0)
        report(key.token, {
          what: `the DNS server of a cluster usually has ${missing.join(', ')} as well`,
          instead: 'add what it needs',
          fixes: missing.flatMap((name, index) => (edits[index] ? unsafe(`Add ${name}`, edits[index]) : [])),
        });
      for (const stanza of stanzasOf<typeof forward>(block, 'forward')) {
        if (!stanza.valid || stanza.config.max_concurrent !== undefined) continue;
        const edit = addOption(stanza, 'max_concurrent 1000');
        report(stanza.head, {
          what: 'the number of queries under way at once is not limited',
          why: 'while an upstream does not answer they fill the memory',
          instead: 'add max_concurrent 1000',
          fixes: edit ? unsafe('Add max_concurrent', edit) : [],
        });
      }
    }
  },
});
