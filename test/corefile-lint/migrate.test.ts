import { expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

test('kube-dns settings become server blocks; what forward cannot do is told', async () => {
  inFolder({
    'kube-dns.yaml': `apiVersion: v1
kind: ConfigMap
metadata:
  name: kube-dns
  namespace: kube-system
data:
  stubDomains: |
    {"corp.example": ["192.0.2.53", "192.0.2.54:5353"], "old.example": ["ns.example"]}
  upstreamNameservers: |
    ["192.0.2.1", "2001:db8::1"]
`,
  });
  const { out, err, code } = await run('migrate', '--from', 'kube-dns', 'kube-dns.yaml');
  expect(code).toBe(0);
  expect(out).toContain('    forward . 192.0.2.1 2001:db8::1 {\n');
  expect(out).toContain('\ncorp.example:53 {\n    errors\n    cache 30\n    forward . 192.0.2.53 192.0.2.54:5353\n}\n');
  expect(err).toContain("'ns.example' is left out, because forward takes addresses and no names");
  expect(err).toContain('old.example is left out');
});
