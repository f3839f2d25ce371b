import { defineRule, wordAt } from '@corefile/linter';
import { notInVersion } from '@corefile/schema';
import { schemas } from '../schemas.ts';

export const pluginNotInVersion = defineRule({
  name: 'plugin-not-in-version',
  code: 'CF709',
  severity: 'error',
  summary: 'The release of CoreDNS that this Corefile is for does not have the plugin yet.',
  why: 'With `--coredns-version` a Corefile is judged as that release reads it. A plugin that came later is unknown to it, and CoreDNS refuses to start.',
  fix: 'Update CoreDNS, or do without the plugin.',
  bad: '.:53 {\n    view office {\n        expr client_ip() == "192.0.2.1"\n    }\n    whoami\n}',
  good: '.:53 {\n    acl {\n        allow net 192.0.2.1\n        block\n    }\n    whoami\n}',
  release: '1.9.4',
  refines: ['unknown-directive'],
  refine({ about }, { model }) {
    const name = wordAt(about)?.token.text;
    const plugin = schemas.find(schema => schema.name === name);
    const what = plugin && notInVersion(`'${name}'`, plugin, model.version);
    return what === undefined ? undefined : { what };
  },
});
