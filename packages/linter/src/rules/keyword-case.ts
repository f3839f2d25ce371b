import { Fault, type Value } from '@corefile/schema';
import { optionNames } from '../option-names.ts';
import { type CheckedFile, defineRule } from '../rule.ts';
import { stanzaAt } from '../stanza-at.ts';
import { safe, type Word, wordAt } from '../words.ts';

export const keywordCase = defineRule({
  name: 'keyword-case',
  code: 'CF109',
  severity: 'error',
  summary: 'The word is right but for its capitals.',
  why: 'Names of plugins and options are in lower case. Record types, classes and response codes are in capitals in most places, as in `template IN A`; only a few plugins take any case there.',
  fix: 'Write it in the other case.',
  bad: '.:53 {\n    template in a example.org {\n        rcode refused\n    }\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    template IN A example.org {\n        rcode REFUSED\n    }\n    forward . 192.0.2.1\n}',
  refines: ['unknown-directive', 'unknown-option', 'invalid-value'],
  refine({ about, code }, file) {
    const word = wordAt(about);
    if (!word || word.token.quoted) return undefined;
    const { text } = word.token;
    const right = [text.toUpperCase(), text.toLowerCase()].find(
      other => other !== text && fits(word, other, code, file),
    );
    if (right === undefined) return undefined;
    return {
      what: `'${text}' is not known in this case`,
      instead: `write ${right}`,
      fixes: safe(`Write ${right}`, { range: about, text: right }),
    };
  },
});

function fits({ token }: Word, text: string, code: string, { model, plugins }: CheckedFile): boolean {
  if (code === 'unknown-directive') return plugins.some(({ name }) => name === text);
  const place = stanzaAt(model, token);
  if (!place) return false;
  if (code === 'unknown-option') return optionNames(place.stanza.plugin).includes(text);
  const slot = place.binding?.slot;
  if (!slot || !('value' in slot)) return false;
  const value = slot.value as Value<unknown>;
  return value.colour === 'word' && value.read(token.text) instanceof Fault && !(value.read(text) instanceof Fault);
}
