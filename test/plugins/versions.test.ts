import { load } from '@corefile/parser';
import { newestRelease, order, orderOf, pluginsOf, releaseNamed, releases, schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { describe, expect, it } from 'vitest';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };

/** What a release refuses in a server block. */
function refusedBy(version: string, body: string): readonly string[] {
  const { plugins, others } = pluginsOf(version);
  const validDirectives = new Set([...plugins.map(({ name }) => name), ...others]);
  const program = load({ path: '/Corefile', text: `example.org:53 {\n${body}\n}\n` }, host, { validDirectives });
  const { problems } = decode(program, plugins, { version });
  return [...program.problems, ...problems.filter(({ environment }) => !environment)].map(({ code }) => code);
}

describe('What an older release refuses', () => {
  const said = (version: string, body: string) => {
    const { plugins } = pluginsOf(version);
    const program = load({ path: '/Corefile', text: `example.org:53 {\n${body}\n}\n` }, host);
    return decode(program, plugins, { version }).problems.map(({ message }) => message);
  };

  it('is said to be taken after which one', () => {
    expect(said('1.8.1', 'kubernetes cluster.local {\nkubeconfig a\n}')).toEqual([
      expect.stringMatching(
        /^kubernetes: kubeconfig: CONTEXT is missing; .*; releases after CoreDNS 1\.8\.1 take what/,
      ),
    ]);
    expect(said('1.8.2', 'kubernetes cluster.local {\nkubeconfig a\n}')).toEqual([
      expect.stringMatching(/cannot be read$/),
    ]);
  });

  it('says nothing of releases when all of them refuse it, or when the message names one', () => {
    expect(said('1.8.1', 'kubernetes cluster.local {\nttl x\n}').join()).not.toMatch(/releases after/);
    expect(said('1.8.1', 'loadbalance weighted x').join()).toMatch(/known since CoreDNS 1\.10\.1$/);
  });
});

describe('Releases', () => {
  it('end in the execution order of this house', () => {
    expect(orderOf(newestRelease)).toEqual(order.map(({ schema }) => schema.name));
  });

  it.each(schemas.map(({ name, since }) => [name, since] as const))('have %s since %s', (name, since) => {
    const first = releases.find(release => orderOf(release).includes(name));
    expect(first).toBe(since ?? '1.5.0');
    expect(orderOf(newestRelease)).toContain(name);
  });

  it('are named with or without the last number', () => {
    expect(releaseNamed('1.9')).toBe('1.9.4');
    expect(releaseNamed('v1.10.0')).toBe('1.10.0');
    expect(releaseNamed('1.1')).toBeUndefined();
    expect(releaseNamed('1.11.2')).toBeUndefined();
  });

  it('change the order of plugins', () => {
    const comesFirst = (release: string, a: string, b: string) =>
      orderOf(release).indexOf(a) < orderOf(release).indexOf(b);
    expect(comesFirst('1.14.1', 'acl', 'cache')).toBe(true);
    expect(comesFirst('1.14.6', 'acl', 'cache')).toBe(false);
    expect(comesFirst('1.14.7', 'acl', 'cache')).toBe(true);
    expect(comesFirst('1.14.6', 'rewrite', 'cache')).toBe(false);
    expect(comesFirst('1.14.7', 'rewrite', 'cache')).toBe(true);
  });
});

describe('A release', () => {
  it.each([
    ['an option', 'forward . 192.0.2.1 {\n    max_concurrent 1000\n}', '1.6.7', '1.6.8'],
    ['an option that takes no argument', 'cache {\n    keepttl\n}', '1.10.0', '1.10.1'],
    ['an entry', 'acl {\n    drop net 192.0.2.0/24\n}', '1.10.0', '1.10.1'],
    ['a keyword among arguments', 'rewrite rcode example.org NXDOMAIN NOERROR', '1.11.1', '1.11.3'],
    ['a keyword among the arguments of an option', 'cache {\n    serve_stale 1h immediate\n}', '1.9.1', '1.9.2'],
    ['an argument', 'errors {\n    consolidate 5m ".*" warning\n}', '1.8.4', '1.8.5'],
  ])('refuses %s that came later', (_, body, before, since) => {
    expect(refusedBy(before, body)).toEqual(['option-not-in-version']);
    expect(refusedBy(since, body)).toEqual([]);
  });

  it.each([
    ['auto {\n    transfer to 192.0.2.1\n}', '1.7.1', '1.8.0'],
    ['kubernetes cluster.local {\n    upstream\n}', '1.6.9', '1.7.0'],
    ['kubernetes cluster.local {\n    resyncperiod\n}', '1.6.9', '1.7.0'],
  ])('accepts what went later: %s', (body, until, without) => {
    expect(refusedBy(until, body)).toEqual([]);
    expect(refusedBy(without, body)).toContain('option-not-in-version');
  });

  it('knows its own plugins only', () => {
    expect(refusedBy('1.9.4', 'view office {\n    expr true\n}')).toEqual(['unknown-directive']);
    expect(refusedBy('1.10.0', 'view office {\n    expr true\n}')).toEqual([]);
    expect(refusedBy('1.6.9', 'federation {\n    prod prod.example.org\n}')).toEqual([]);
    expect(refusedBy('1.7.0', 'federation')).toEqual(['unknown-directive']);
  });
});
