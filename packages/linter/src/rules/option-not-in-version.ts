import type { Token } from '@corefile/parser';
import { defineRule } from '../rule.ts';
import { stanzaAt } from '../stanza-at.ts';
import { span, unsafe, wholeLines, wordAt } from '../words.ts';

export const optionNotInVersion = defineRule({
  name: 'option-not-in-version',
  code: 'CF701',
  severity: 'error',
  summary: 'This release of CoreDNS does not know the option.',
  why: 'Options come and go with releases, and CoreDNS refuses those that it does not know. A Corefile written for another release may have options that are gone, or that were not there yet.',
  fix: 'Remove the option, or write what took its place.',
  bad: 'example.org:53 {\n    secondary {\n        transfer from 192.0.2.1\n        upstream\n    }\n}',
  good: 'example.org:53 {\n    secondary {\n        transfer from 192.0.2.1\n    }\n}',
  raisedBy: ['option-not-in-version'],
  refine({ about }, { model }) {
    const word = wordAt(about);
    // Of entries each decides something: without one the others mean something else.
    const { stanza } = stanzaAt(model, about) ?? {};
    if (stanza?.plugin.stanzas.some(({ body }) => body?.kind === 'entries')) return undefined;
    if (word?.index !== 0 || word.line.some(({ text }) => text === '{' || text === '}')) return undefined;
    const range = wholeLines(span(word.token, word.line.at(-1) as Token));
    return { fixes: unsafe(`Remove '${word.token.text}'`, { range, text: '' }) };
  },
});
