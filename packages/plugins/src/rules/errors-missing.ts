import { addPlugin, answering, defineRule, isBackend, pluginNames, safe, wholeBlocks } from '@corefile/linter';

/** They answer SERVFAIL or nothing, but hand on no error that the plugin errors could write. */
const failsSilently = new Set([
  'auto',
  'azure',
  'clouddns',
  'erratic',
  'file',
  'hosts',
  'route53',
  'secondary',
  'whoami',
]);

export const errorsMissing = defineRule({
  name: 'errors-missing',
  code: 'CF360',
  severity: 'warning',
  summary: 'Without the plugin errors, failures of plugins leave no trace.',
  why: 'When a plugin fails, for example because no upstream can be reached, the client gets SERVFAIL and the server throws the reason away. The plugin `errors` writes it to the log.',
  fix: 'Add `errors` to the server block.',
  bad: '.:53 {\n    bind 127.0.0.1\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    bind 127.0.0.1\n    errors\n    forward . 10.0.0.53\n}',
  profiles: ['standalone', 'cluster'],
  check(file, report) {
    for (const block of wholeBlocks(file)) {
      if (pluginNames(block, file).has('errors')) continue;
      const backends = answering(block).filter(each => isBackend(each) && !failsSilently.has(each.stanza.plugin.name));
      // a template fails by a mistake of its own, the others by what they depend on
      const backend = backends.find(({ stanza }) => stanza.plugin.name !== 'template') ?? backends[0];
      const key = block.loaded.keys[0];
      if (!backend || !key) continue;
      const edit = addPlugin(block, 'errors');
      report(key.token, {
        what: `when ${backend.stanza.plugin.name} fails in this server block, the log does not say why`,
        instead: 'add errors',
        fixes: edit ? safe('Add errors', edit) : [],
      });
    }
  },
});
