// README's first command: lints the stock kubeadm Corefile in its ConfigMap and asks it a few queries, with traces.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const example = 'examples/kubernetes';
const commands = [
  ['corefile-lint', `${example}/coredns.yaml`],
  [
    'corefile-eval',
    ...['-c', `${example}/coredns.yaml`, '-k', `${example}/cluster.yaml`, '--root', `${example}/root`],
    ...['--upstreams', `${example}/upstreams.yaml`, '--queries', `${example}/queries.txt`, '-o', 'trace'],
  ],
];
for (const [name, ...args] of commands) {
  console.log(`$ ${[name, ...args].join(' ')}`);
  const { status } = spawnSync(process.execPath, [`packages/${name}/dist/${name}.mjs`, ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 3);
  console.log();
}
