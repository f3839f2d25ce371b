import { closest } from '@corefile/schema';
import { optionNames } from '../option-names.ts';
import { defineRule } from '../rule.ts';
import { stanzaAt } from '../stanza-at.ts';
import { unsafe, wordAt } from '../words.ts';

export const unknownOption = defineRule({
  name: 'unknown-option',
  code: 'CF203',
  severity: 'error',
  summary: 'The plugin has no option of this name.',
  why: 'Each plugin knows a closed list of options and refuses any other word at the beginning of a line of its block. Typical are options of another plugin, such as `fallthrough` in `forward`, and leftovers of plugins that are gone, such as `protocol` and `fail_timeout` of `proxy`.',
  fix: 'Correct the name, or move the option to the plugin that has it.',
  bad: '.:53 {\n    forward . 192.0.2.1 {\n        protocol force_tcp\n    }\n}',
  good: '.:53 {\n    forward . 192.0.2.1 {\n        force_tcp\n    }\n}',
  raisedBy: ['unknown-option'],
  refine({ about, message }, { model, plugins }) {
    const text = wordAt(about)?.token.text ?? '';
    const plugin = stanzaAt(model, about)?.stanza.plugin;
    if (!plugin) return undefined;
    const near = closest(text, optionNames(plugin));
    if (near !== undefined) return { fixes: unsafe(`Write ${near}`, { range: about, text: near }) };
    const owners = plugins.filter(each => optionNames(each).includes(text)).map(({ name }) => name);
    if (owners.length === 0 || owners.length > 3) return undefined;
    return { what: message, why: `it is an option of ${owners.join(', ')}` };
  },
});
