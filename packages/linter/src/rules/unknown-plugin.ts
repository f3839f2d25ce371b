import { externalPlugins } from '../external-plugins.ts';
import { meantPlugin } from '../meant-plugin.ts';
import { optionNames } from '../option-names.ts';
import { type CheckedFile, defineRule, type Refinement } from '../rule.ts';
import { unsafe, wordAt } from '../words.ts';

export const unknownPlugin = defineRule({
  name: 'unknown-plugin',
  code: 'CF201',
  severity: 'error',
  summary: 'The server has no plugin of this name.',
  why: 'CoreDNS compares the first word of each line with the plugins it was built with, before any of them reads its part, and stops at the first that it does not know. Names are in lower case. External plugins exist only in a server that was built with them.',
  fix: 'Correct the name, move an option into the block of its plugin, or name the build with --plugins.',
  bad: '.:53 {\n    fowrard . 192.0.2.1\n}',
  good: '.:53 {\n    forward . 192.0.2.1\n}',
  raisedBy: ['unknown-directive'],
  refine({ about }, file) {
    const word = wordAt(about);
    return word && explain(word.token.text, about, file);
  },
});

function explain(name: string, about: Parameters<typeof wordAt>[0], { plugins }: CheckedFile): Refinement | undefined {
  const what = `'${name}' is not a plugin of this server`;
  if (externalPlugins.has(name))
    return { what, why: 'it is an external one', instead: 'build CoreDNS with it, and name that build with --plugins' };
  const owners = plugins.filter(plugin => optionNames(plugin).includes(name)).map(plugin => plugin.name);
  if (owners.length > 0) {
    const where = owners.length > 4 ? 'several plugins' : owners.join(', ');
    return { what, why: `it is an option of ${where}`, instead: 'write it in the block of that plugin' };
  }
  const near = meantPlugin(name, plugins);
  if (near === undefined) return undefined;
  return { what, instead: `did you mean '${near}'?`, fixes: unsafe(`Write ${near}`, { range: about, text: near }) };
}
