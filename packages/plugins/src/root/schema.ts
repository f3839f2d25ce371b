import { definePlugin, one, path, pathFault } from '@corefile/schema';

export const schema = definePlugin('root', {
  summary: 'Sets the directory that relative file names start from.',
  description: [
    'Without it they start from the directory CoreDNS was started in. It holds for the whole server block, wherever it',
    'stands there, and for the files of auto, dnssec, file, hosts, loadbalance, sign and tls and of `tls` options; not for those of',
    'geoip, import or tsig. A directory that is missing gives only a warning, it may appear later. Of several the last',
    'one holds.',
  ].join('\n'),
  examples: ['root /etc/coredns/zones', 'root zones'],
  occurs: 'last wins',
  role: 'server',
  extra: 'read as next',
  args: { path: one(path, 'the directory') },
  startup(configs, report, { readFile }) {
    const path = configs.at(-1)?.path ?? '';
    const fault = pathFault(path, readFile);
    if (fault) report(`${path} cannot be a directory: ${fault}`, { at: 'path', line: 'end' });
  },
  provides: configs => ({ root: configs.at(-1)?.path ?? '' }),
});
