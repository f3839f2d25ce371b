import { answering, defineRule, knownBlocks } from '@corefile/linter';
import { writtenStanzas } from '@corefile/schema';

/** They may give an answer of their own without a claim on names. */
const answerers: ReadonlySet<string> = new Set(['acl', 'autopath', 'sign', 'tsig']);

/** A block of these alone may be there for them, and not for queries. */
const operational: ReadonlySet<string> = new Set(['health', 'ready', 'prometheus', 'pprof', 'reload', 'errors', 'log']);

export const noBackend = defineRule({
  name: 'no-backend',
  code: 'CF303',
  severity: 'warning',
  summary: 'No plugin of the server block can answer a query.',
  why: 'When every plugin of a chain has handed the query on and none is left, CoreDNS answers SERVFAIL ("no next plugin found"). Without any plugin that takes part in queries the answer is REFUSED. Plugins such as `cache`, `log` and `errors` only accompany what others answer.',
  fix: 'Add the plugin that has the answers (`forward`, `file`, `hosts`, `template` and so on), or delete the block.',
  bad: 'example.org:53 {\n    errors\n    log\n    cache 30\n}',
  good: 'example.org:53 {\n    errors\n    log\n    cache 30\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of knownBlocks(file)) {
      const key = block.loaded.keys[0];
      if (!key || key.text === '}' || answering(block).length > 0) continue;
      const stanzas = writtenStanzas(block);
      const handlers = stanzas.filter(({ plugin }) => plugin.role === 'handler');
      if (handlers.some(({ plugin }) => answerers.has(plugin.name))) continue;
      const operations = stanzas.length > 0 && stanzas.every(({ plugin }) => operational.has(plugin.name));
      const [answer, why] =
        handlers.length > 0
          ? ['SERVFAIL', 'its plugins all hand the query on, and none is left']
          : ['REFUSED', 'none of its plugins takes part in queries'];
      report(key.token, {
        what: `every query for ${block.zones[0] ?? key.text} is answered with ${answer}`,
        why,
        instead: 'add forward, file, hosts or another plugin that has answers, or delete the block',
        ...(operations ? { severity: 'info' as const } : {}),
      });
    }
  },
});
