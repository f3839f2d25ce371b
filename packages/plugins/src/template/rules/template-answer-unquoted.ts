import { defineRule, safe, span, stanzaAt, wordAt, written } from '@corefile/linter';
import type { Token } from '@corefile/parser';

const sections = ['answer', 'additional', 'authority'];

export const templateAnswerUnquoted = defineRule({
  name: 'template-answer-unquoted',
  code: 'CF223',
  severity: 'error',
  summary: 'A record of template is not in double quotes.',
  why: 'Each argument of `answer`, `additional` and `authority` is a template of its own. Without quotes the record falls apart at its blanks, and `{{` alone is a template that does not end. Single quotes and backticks are letters.',
  fix: 'Put the whole record in double quotes.',
  bad: '.:53 {\n    template IN A example.org {\n        answer {{ .Name }} 60 IN A 192.0.2.10\n    }\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    template IN A example.org {\n        answer "{{ .Name }} 60 IN A 192.0.2.10"\n    }\n    forward . 192.0.2.1\n}',
  refines: ['invalid-value'],
  refine({ about }, { model }) {
    const place = stanzaAt(model, about);
    const line = wordAt(about)?.line ?? [];
    const [keyword, first] = line;
    const last = line.at(-1);
    if (place?.stanza.plugin.name !== 'template' || !sections.includes(place.line?.name ?? '')) return undefined;
    if (keyword?.text !== place.line?.name || !first || !last || line.length < 3) return undefined;
    if (line.slice(1).some(token => token.quoted) || !line.some(({ text }) => text.includes('{{'))) return undefined;
    const range = span(first, last);
    return {
      at: range,
      what: 'this record is not in double quotes',
      why: 'each of its words is read as a template of its own',
      instead: 'put it in double quotes',
      fixes: safe('Quote the record', { range, text: `"${unquoted(range).replaceAll('"', '\\"')}"` }),
    };
  },
});

/** Without the quotes of other languages around it. */
const unquoted = (range: Pick<Token, 'source' | 'start' | 'end'>): string =>
  written(range).replace(/^['`\u2018\u201c]+|['`\u2019\u201d]+$/g, '');
