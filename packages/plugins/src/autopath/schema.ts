import { definePlugin, one, zones } from '@corefile/schema';
import { searchSource } from './search-source.ts';

/** Plugins that know a client's search path (autopath.AutoPather). */
const providers = ['kubernetes', 'erratic'];

export const schema = definePlugin('autopath', {
  summary: "Follows a client's search path on the server, so that one query does the work of many.",
  description: `A resolver with a search list sends a query for each of its domains until one has an answer. When the first of them
is asked for, \`autopath\` tries the others itself and answers with a CNAME to the one that exists.

With \`@kubernetes\` the search path is that of the pod that asks, which is known only with \`pods verified\`;
otherwise the search list of a resolv.conf file holds for everybody. A plugin named here that does not stand in the server block
is not missed: the queries then pass unchanged. Of several stanzas the last one's zones count.`,
  examples: [
    'autopath @kubernetes',
    'autopath cluster.local @kubernetes\nkubernetes cluster.local {\n    pods verified\n}',
    'autopath example.org /etc/resolv.conf',
  ],
  occurs: 'last wins',
  role: 'handler',
  args: {
    zones: zones('zones whose names are completed; those of the server block when left out'),
    resolv: one(searchSource, 'where the search path comes from: a file like resolv.conf, or @ and a plugin'),
  },
  check({ resolv }, report, { readFile }) {
    if (resolv.kind === 'file' && readFile?.(resolv.path) === undefined)
      report(`'${resolv.path}' is read when CoreDNS starts; it must exist`, { at: 'resolv', environment: true });
  },
  startup(configs, report, { handles }) {
    // A later stanza with a file leaves the plugin that an earlier one named in charge.
    const plugin = configs.findLast(({ resolv }) => resolv.kind === 'plugin')?.resolv;
    if (plugin?.kind === 'plugin' && !providers.includes(plugin.plugin) && handles(plugin.plugin))
      report(`'${plugin.plugin}' knows no search path; write @kubernetes or the path of a file`, { at: 'resolv' });
  },
});
