import { closest } from '@corefile/schema';
import { directiveOpening } from '../directive-opening.ts';
import { optionNames } from '../option-names.ts';
import { defineRule, type Refinement } from '../rule.ts';
import { type StanzaPlace, stanzaAt } from '../stanza-at.ts';
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
  refines: [
    'plugin-repeated',
    'required-argument-missing',
    'invalid-value',
    'too-many-arguments',
    'inconsistent-options',
  ],
  refine({ about, code }, { model, plugins }) {
    const text = wordAt(about)?.token.text ?? '';
    const place = stanzaAt(model, about);
    if (!place) return undefined;
    if (code !== 'unknown-option') return blockOfNoUse(place);
    const { plugin } = place.stanza;
    const near = closest(text, optionNames(plugin));
    if (near !== undefined) return { fixes: unsafe(`Write ${near}`, { range: about, text: near }) };
    const owners = plugins.filter(each => optionNames(each).includes(text)).map(({ name }) => name);
    if (owners.length === 0) return undefined;
    const more = owners.length > 3 ? ' and others' : '';
    return {
      what: `'${text}' is not an option of ${plugin.name}`,
      why: `it is one of ${owners.slice(0, 3).join(', ')}${more}`,
      instead: 'write it there, or remove it',
    };
  },
});

/** `geoip FILE { … }`: a plugin without options looks for no block; the brace is an argument, or its words are stanzas. */
function blockOfNoUse(place: StanzaPlace): Refinement | undefined {
  const { plugin, head } = place.stanza;
  const opening = directiveOpening(place);
  const isInside = head.text !== plugin.name || place.loaded.token === opening;
  if (!opening || !isInside || plugin.stanzas.some(({ body }) => body !== undefined)) return undefined;
  return {
    at: opening,
    what: `'${plugin.name}' has no options`,
    why: 'CoreDNS looks for no block here, and takes its words for arguments or for further uses of the plugin',
    instead: 'remove the block',
  };
}
