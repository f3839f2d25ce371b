import { describe, expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const forwarding = '. {\n    forward . 10.0.0.1\n}\n';

/** Refused: the message, exit code 2, and nothing that looks like an answer. */
async function refusal(...args: string[]): Promise<string> {
  const { code, out, err } = await run(...args);
  expect([code, out]).toEqual([2, '']);
  return err;
}

describe('upstreams', () => {
  test.each([
    ['', 'there is no list `upstreams:`'],
    ['upstreams: 3', 'there is no list `upstreams:`'],
    ['upstreams: [null]', 'an upstream needs `match:'],
    ['upstreams: [{match: "", fail: timeout}]', 'an upstream needs `match:'],
    ['upstreams: [{match: 10.0.0.1}]', 'needs one of `corefile:`'],
    ['upstreams: [{match: 10.0.0.1, records: [a]}]', "'records' is no text"],
    ['upstreams: [{match: 10.0.0.1, corefile: 3}]', "'corefile' is no text"],
    ['upstreams: [{match: 10.0.0.1, zone: 3}]', "'zone' needs fields"],
    ['upstreams: [{match: 10.0.0.1, zone: {}}]', '`zone:` needs `file:'],
    ['upstreams: [{match: 10.0.0.1, records: "", otherwise: nope}]', "'nope' is no answer"],
    ['upstreams: [{match: 10.0.0.1, for: 3, fail: timeout}]', "'for' is no text"],
    ['upstreams: [{match: 10.0.0.1, fail: timeout, othrwise: nodata}]', "did you mean 'otherwise'?"],
    ['upstreams: [{match: 10.0.0.1, fail: slowly}]', "'slowly' is no way to fail"],
    ['{', 'not YAML'],
  ])('%s', async (upstreams, message) => {
    inFolder({ Corefile: forwarding, 'u.yaml': upstreams });
    const err = await refusal('-c', 'Corefile', '--upstreams', 'u.yaml', 'a');
    expect(err).toMatch(/^corefile-eval: u\.yaml:\d+:\d+: /);
    expect(err).toContain(message);
  });

  test('two Corefiles that forward to each other come to an end', async () => {
    inFolder({
      Corefile: forwarding,
      other: '. {\n    forward . 10.0.0.2\n}\n',
      'u.yaml': 'upstreams:\n- {match: 10.0.0.1, corefile: other}\n- {match: 10.0.0.2, corefile: Corefile}\n',
    });
    const { code, out } = await run('-c', 'Corefile', '--upstreams', 'u.yaml', 'a', '-o', 'short');
    expect([code, out]).toEqual([0, '']);
  });
});

describe('data of other backends', () => {
  test.each([
    ['etcd', '[]', '1:1: etcd needs keys'],
    ['etcd', '\n/skydns/test/a: [1]', '2:17: the value of /skydns/test/a is no service'],
    ['etcd', 'skydns/test/a: {host: 10.0.0.1}', "'skydns/test/a' is no key of etcd"],
    ['etcd', 'leases: 3', '1:9: `leases:` needs keys with seconds'],
    ['etcd', '/a: {}\nleases: {/a: soon}', '2:14: the lease of /a is no number'],
    ['etcd', '/a: {}\nleases: {/b: 3}', 'there is no key /b'],
    ['etcd', 'fail: 3', '`fail:` is true or false'],
    ['nomad', '{ServiceName: web}', '1:1: nomad needs a list'],
    ['nomad', '- {ServiceName: web, Port: 80}\n- web', '2:3: a registration needs'],
    ['nomad', '- {ServiceName: web, Port: http}', '1:28: Port is no whole number'],
    ['nomad', '- {ServiceName: web, Address: 3}', 'Address is no text'],
    ['secondary', 'example.org: [a]', '1:14: the zone example.org is no text'],
    ['route53', '- a', 'zones are needed'],
    ['etcd', '{', 'not YAML'],
  ])('%s %s', async (plugin, fixture, message) => {
    inFolder({ Corefile: forwarding, 'data.yaml': fixture });
    const err = await refusal('-c', 'Corefile', '--fixture', `${plugin}=data.yaml`, 'a');
    expect(err).toMatch(/^corefile-eval: data\.yaml:\d+:\d+: /);
    expect(err).toContain(message);
  });

  test('a plugin that has none', async () => {
    inFolder({ Corefile: forwarding, 'data.yaml': '{}' });
    expect(await refusal('-c', 'Corefile', '--fixture', 'ectd=data.yaml', 'a')).toContain("did you mean 'etcd'?");
  });

  test.each([
    ['etcd', '{}'],
    ['etcd', 'fail: true'],
    ['etcd', '/skydns/test/a: \'{"host":"10.0.0.1"}\'\nleases: {/skydns/test/a: 60}'],
    ['nomad', '[]'],
    ['nomad', 'fail: true'],
    ['route53', 'Z1: {ResourceRecordSets: []}'],
    ['azure', 'rg:example.org: []'],
  ])('%s %s is fine', async (plugin, fixture) => {
    inFolder({ Corefile: forwarding, 'data.yaml': fixture });
    expect(await run('-c', 'Corefile', '--fixture', `${plugin}=data.yaml`, 'a')).toMatchObject({ code: 0, err: '' });
  });
});

describe('cluster state', () => {
  test.each([
    ['{"kind":"Service","metadata":{"name":"web"},"spec":{"clusterIP":{}}}', 'Service web: spec.clusterIP is no text'],
    [
      '{"kind":"Service","metadata":{"name":"web"},"spec":{"ports":[{"port":"dns"}]}}',
      'spec.ports[0].port is no number',
    ],
    ['{"kind":"Service","metadata":{"name":"web"},"spec":3}', 'spec has no fields'],
    ['{"kind":"EndpointSlice","metadata":{"name":"web"},"endpoints":{}}', 'endpoints is no list'],
    ['{"kind":"Pod","metadata":{"name":"p","namespace":7}}', 'metadata.namespace is no text'],
    ['{"kind":"Pod","metadata":{}}', 'a Pod without metadata.name'],
    ['[]', 'it has no kind'],
  ])('%s', async (manifest, message) => {
    inFolder({ Corefile: '. {\n    kubernetes cluster.local\n}\n', 'cluster.json': manifest });
    const err = await refusal('-c', 'Corefile', '-k', 'cluster.json', 'web.default.svc.cluster.local');
    expect(err).toContain('cluster.json: ');
    expect(err).toContain(message);
  });

  test('fields may be missing or null', async () => {
    const service = '{"kind":"Service","metadata":{"name":"web","labels":null},"spec":{"ports":null}}';
    inFolder({ Corefile: '. {\n    kubernetes cluster.local\n}\n', 'cluster.json': service });
    expect((await run('-c', 'Corefile', '-k', 'cluster.json', 'web.default.svc.cluster.local')).code).toBe(0);
  });
});

describe('loops', () => {
  test('CNAMEs of a zone', async () => {
    inFolder({
      Corefile: 'example.org {\n    file db\n}\n',
      db: '@ 60 IN SOA a. b. 1 2 3 4 5\nc CNAME c\n',
    });
    const { code, out } = await run('-c', 'Corefile', 'c.example.org', '-o', 'short');
    expect(code).toBe(0);
    expect(new Set(out.trim().split('\n'))).toEqual(new Set(['c.example.org.']));
  });

  test('a CNAME of a template that leads to itself', async () => {
    inFolder({ Corefile: '. {\n    template IN A {\n        answer "{{ .Name }} CNAME a."\n    }\n}\n' });
    const { code, out } = await run('-c', 'Corefile', 'b');
    expect([code, out.includes('INDETERMINATE: the look-up of a. leads back to itself')]).toEqual([0, true]);
  });
});

describe('queries', () => {
  test.each(['a..b', `${'a'.repeat(64)}.example.org`])('%s is no domain name', async name => {
    inFolder({ Corefile: forwarding });
    expect(await refusal('-c', 'Corefile', name)).toContain('is not a domain name');
  });
});
