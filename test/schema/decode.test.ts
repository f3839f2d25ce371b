import { load } from '@corefile/parser';
import { cache } from '@corefile/plugins';
import { decode, usageOfPlugin } from '@corefile/schema';
import { expect, test } from 'vitest';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
const problems = (body: string) => {
  const program = load({ path: '/Corefile', text: `.:53 {\n${body}\n}\n` }, host, { validDirectives: new Set(['cache']) });
  const model = decode(program, [cache]);
  return { problems: model.problems.map(p => `${p.at.line}: ${p.message}`), config: model.blocks[0]?.stanzas[0]?.config };
};

test('one stanza', () => {
  console.log(JSON.stringify(problems('cache 30 example.org {\n success 5000 60 7 9\n serve_stale 1h VERIFY 100ms\n disable denial a.org\n}'), null, 1));
  console.log(JSON.stringify(problems('cache 0 {\n success\n prefetch 10 50%\n serve_stale 1h later\n servfail 10m\n succes 9\n keepttl x\n}\ncache'), null, 1));
  console.log(usageOfPlugin(cache));
  expect(1).toBe(1);
});
