import { type CorefileSource, mountedFiles } from '@corefile/sources';
import { findCorefiles } from '@corefile/sources/yaml';
import { expect, it } from 'vitest';

function configMap(name: string, data: Record<string, string>, namespace = 'kube-system') {
  const text = JSON.stringify({ kind: 'ConfigMap', metadata: { name, namespace }, data });
  const { sources, files } = findCorefiles({ path: `${name}.json`, text });
  return [...sources, ...files];
}
const custom = configMap('coredns-custom', { 'a.server': 'a {}', 'b.override': 'log', hosts: '10.0.0.1 a' });
const paths = (corefile: string, others: CorefileSource[]) => {
  const [main, ...files] = configMap('coredns', { Corefile: corefile, NodeHosts: '' });
  return main && [...mountedFiles(main, [...files, ...others]).keys()];
};

it('mounts coredns-custom where the Corefile imports it from', () => {
  const beside = ['/etc/coredns/Corefile', '/etc/coredns/NodeHosts'];
  const mounted = ['a.server', 'b.override', 'hosts'].map(key => `/etc/coredns/custom/${key}`);
  expect(paths('. {\n  import custom/*.override\n}\nimport ./custom/*.server # AKS', custom)).toEqual([
    ...beside,
    ...mounted,
  ]);
  expect(paths('import /etc/coredns/custom/*.server', custom)).toEqual([...beside, ...mounted]);
  expect(paths('import ../x/*.include', custom)).toEqual([
    ...beside,
    '/etc/x/a.server',
    '/etc/x/b.override',
    '/etc/x/hosts',
  ]);
  expect(paths('. {\n}', custom)).toEqual([...beside, ...mounted]);
});

it('leaves out the ConfigMaps of other namespaces and names', () => {
  const others = [
    ...configMap('coredns-custom', { 'x.server': '' }, 'default'),
    ...configMap('other', { Corefile: '', y: '' }),
  ];
  expect(paths('import custom/*.server', others)).toEqual(['/etc/coredns/Corefile', '/etc/coredns/NodeHosts']);
});
