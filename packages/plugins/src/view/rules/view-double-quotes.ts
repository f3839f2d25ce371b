import { defineRule, safe, stanzaAt, wordAt, written } from '@corefile/linter';

export const viewDoubleQuotes = defineRule({
  name: 'view-double-quotes',
  code: 'CF382',
  severity: 'error',
  summary: 'An expression of view has double quotes, which CoreDNS takes away.',
  why: 'Double quotes at the beginning of a word belong to the Corefile: what arrives at the expression is the text without them, and `"10.0.0.0/8"` becomes a division. Single quotes mean nothing to the Corefile and quote texts in expressions.',
  fix: 'Write single quotes in expressions.',
  bad: '.:53 {\n    view lan {\n        expr incidr(client_ip(), "10.0.0.0/8")\n    }\n    forward . 192.0.2.1\n}',
  good: ".:53 {\n    view lan {\n        expr incidr(client_ip(), '10.0.0.0/8')\n    }\n    forward . 192.0.2.1\n}",
  refines: ['invalid-value'],
  refine({ about }, { model }) {
    const place = stanzaAt(model, about);
    const quoted = wordAt(about)?.line.filter(token => token.quoted) ?? [];
    const [first] = quoted;
    if (place?.stanza.plugin.name !== 'view' || place.line?.name !== 'expr' || !first) return undefined;
    return {
      at: first,
      what: `the quotes of ${written(first)} do not reach the expression`,
      why: 'a Corefile takes double quotes away',
      instead: `write '${first.text}'`,
      fixes: safe('Write single quotes', ...quoted.map(range => ({ range, text: `'${range.text}'` }))),
    };
  },
});
