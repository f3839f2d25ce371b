import { load } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { readYaml } from '@corefile/sources/yaml';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };

/** What the stanzas of one plugin in a block `example.org:53` decode to, and the refusals as `LINE message`; line 1 is the first of `body`. */
export function decodeOne(plugin: string, body: string, files: Readonly<Record<string, string>> = {}) {
  const program = load({ path: '/Corefile', text: `example.org:53 {\n${body}\n}\n` }, host);
  const { blocks, problems } = decode(program, schemas, { readFile: path => files[path], readYaml });
  const configs = blocks.flatMap(block =>
    block.stanzas.filter(stanza => stanza.plugin.name === plugin).map(stanza => stanza.config),
  );
  return {
    config: configs[0],
    configs,
    problems: problems.filter(({ environment }) => !environment).map(({ at, message }) => `${at.line - 1} ${message}`),
    environment: problems.filter(({ environment }) => environment).map(({ message }) => message),
  };
}
