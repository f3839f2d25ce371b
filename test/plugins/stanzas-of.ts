import { load } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };

/** The configs of a plugin's stanzas in a block of `example.org`; throws if the block has a problem. */
export function stanzasOf(plugin: string, text: string): readonly Record<string, unknown>[] {
  const program = load({ path: '/Corefile', text: `example.org {\n${text}\n}\n` }, host);
  const { blocks, problems } = decode(program, schemas);
  const problem = problems.find(({ environment }) => !environment);
  if (problem) throw new Error(problem.message);
  return (blocks[0]?.stanzas ?? [])
    .filter(stanza => stanza.plugin.name === plugin)
    .map(stanza => stanza.config as Record<string, unknown>);
}
