import { expect, test } from 'vitest';
import { inFolder, read, run } from './run.ts';

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

const old = `# our cluster
.:53 {
    errors   # kept
    kubernetes cluster.local in-addr.arpa {
        upstream /etc/resolv.conf
        transfer to *
        ttl 30
    }
    federation cluster.local {
        prod prod.example.org
    }
    auto example.org {
        directory zones
        transfer to 192.0.2.1
        transfer to 192.0.2.2
    }
    cache 30
    rewrite name a.example. b.example.
}
`;

test('what later releases dropped is replaced, and all else stays as it was written', async () => {
  inFolder({ Corefile: old });
  const { out, err, code } = await run('migrate', '--from', '1.6.9', '--to', '1.14', 'Corefile');
  expect(out).toBe(`# our cluster
.:53 {
    transfer example.org {
        to 192.0.2.1
        to 192.0.2.2
    }
    transfer cluster.local in-addr.arpa {
        to *
    }
    errors   # kept
    kubernetes cluster.local in-addr.arpa {
        ttl 30
    }
    auto example.org {
        directory zones
    }
    cache 30
    rewrite name a.example. b.example.
}
`);
  expect(code).toBe(0);
  expect(err).toContain(
    "Corefile:9: changed: Remove federation, because 'federation' is not known after CoreDNS 1.6.9",
  );
  expect(err).toContain('note: CoreDNS 1.14.7 runs rewrite before cache, 1.6.9 the other way round');
});

test('a release that still has all of it wants no change', async () => {
  inFolder({ Corefile: old });
  expect((await run('migrate', '--from', '1.6.5', '--to', '1.6.9', 'Corefile')).out).toBe(old);
});

test('proxy becomes forward, its options those that forward has for the same', async () => {
  inFolder({
    Corefile: `.:53 {
    proxy example.org 192.0.2.1 192.0.2.2 {
        policy first
        # a comment
        fail_timeout 5s
        max_fails 2
        protocol dns force_tcp
        health_check /health:8080 10s
    }
    proxy . /etc/resolv.conf {
        spray
        policy least_conn
    }
    proxy grpc.example 192.0.2.3 {
        protocol grpc ca.pem
        max_fails 1
    }
}
`,
  });
  const { out } = await run('migrate', '--from', '1.5.0', 'Corefile');
  expect(out).toBe(`.:53 {
    forward example.org 192.0.2.1 192.0.2.2 {
        policy sequential
        # a comment
        max_fails 2
        force_tcp
        health_check 10s
    }
    forward . /etc/resolv.conf
    grpc grpc.example 192.0.2.3 {
        tls ca.pem
    }
}
`);
});

test('an older release loses options it does not have; what would change the meaning is left to the user', async () => {
  const text = `.:53 {
    acl {
        drop net 192.0.2.0/24
    }
    cache {
        keepttl
    }
    whoami
}
`;
  inFolder({ Corefile: text });
  const { out, err, code } = await run('migrate', '--from', '1.14.7', '--to', '1.10.0', 'Corefile');
  expect(out).toBe(text.replace('        keepttl\n', ''));
  expect(err).toContain("Corefile:3:9: error: acl: 'drop' is known since CoreDNS 1.10.1");
  expect(code).toBe(1);
});

test('manifests are migrated within, and --diff and --write do as they say', async () => {
  const manifest = (line: string) => `kind: ConfigMap
apiVersion: v1
metadata:
  name: coredns
data:
  Corefile: |
    .:53 {
        ${line}
    }
`;
  inFolder({ 'coredns.yaml': manifest('proxy . 192.0.2.1'), Corefile: '.:53 {\n    forward . 192.0.2.1\n}\n' });
  const diff = await run('migrate', '--from', '1.5.0', '--diff', 'coredns.yaml', 'Corefile');
  expect(diff.out).toContain('-        proxy . 192.0.2.1\n+        forward . 192.0.2.1\n');
  await run('migrate', '--from', '1.5.0', '--write', 'coredns.yaml', 'Corefile');
  expect(read('coredns.yaml')).toBe(manifest('forward . 192.0.2.1'));
});

test('a release has to be one that is known', async () => {
  inFolder({ Corefile: old });
  expect(await run('migrate', '--from', '1.1', 'Corefile')).toMatchObject({
    code: 2,
    err: expect.stringContaining('write one from 1.5.0 to 1.14.7'),
  });
  expect((await run('migrate', 'Corefile')).code).toBe(2);
});
