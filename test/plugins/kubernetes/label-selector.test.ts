import { load } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { expect, test } from 'vitest';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
const labels = (selector: string) => {
  const text = `cluster.local {\n kubernetes {\n labels ${selector}\n }\n}\n`;
  const { blocks, problems } = decode(load({ path: '/Corefile', text }, host), schemas);
  const config = blocks[0]?.stanzas[0]?.config as { labels?: unknown } | undefined;
  return problems[0]?.message ?? config?.labels;
};

test('a selector is a list of conditions, its values sorted and each once', () => {
  expect(labels('env in (prod, dev,prod),example.com/tier==web,!legacy,app')).toEqual([
    { key: 'env', operator: 'in', values: ['dev', 'prod'] },
    { key: 'example.com/tier', operator: 'in', values: ['web'] },
    { key: 'legacy', operator: '!', values: [] },
    { key: 'app', operator: 'exists', values: [] },
  ]);
});

test('nothing behind = and empty places in a list are the empty value', () => {
  expect(labels('a=,b notin (,x)')).toEqual([
    { key: 'a', operator: 'in', values: [''] },
    { key: 'b', operator: 'notin', values: ['', 'x'] },
  ]);
});

test('of two = for one label the last counts', () => {
  expect(labels('a=b,a in (x),a==c')).toEqual([
    { key: 'a', operator: 'in', values: ['x'] },
    { key: 'a', operator: 'in', values: ['c'] },
  ]);
});

test('CoreDNS refuses != although kubectl takes it', () => {
  expect(labels('env!=prod')).toContain("does not take '!='");
});

test.each(['a,', '(a)', 'a b', 'a in b', 'a in (b', 'a=(', 'a/b/c', 'Example.com/a', '-a', 'a=-b'])(
  '%s is no selector',
  text => {
    expect(labels(text)).toEqual(expect.stringContaining('labels:'));
  },
);
