import { parseCIDR } from '@corefile/golang';
import { defineRule, type Edit, pluginNames, rangeOf, safe, stanzasOf, written } from '@corefile/linter';
import type { StanzaLine } from '@corefile/schema';
import type { schema } from '../schema.ts';

interface Fault {
  readonly what: string;
  readonly literal: string;
  readonly instead?: string;
}

export const viewNeverMatches = defineRule({
  name: 'view-never-matches',
  code: 'CF313',
  severity: 'warning',
  summary: 'A comparison in the expression of a view is never true.',
  why: 'Names in expressions are in lower case and end in a dot, types and classes are in capitals. An expression that fails, such as one with a network that is none, counts as false. `metadata()` is empty unless the plugin `metadata` stands in the block. A query that no view lets in is refused, or goes to a shorter zone, without a word in the log.',
  fix: "Write names as `'a.example.org.'`, types as `'AAAA'`, and networks as `'10.0.0.0/8'`.",
  bad: ".:53 {\n    view v {\n        expr name() == 'a.example.org'\n    }\n    forward . 192.0.2.1\n}",
  good: ".:53 {\n    view v {\n        expr name() == 'a.example.org.'\n    }\n    forward . 192.0.2.1\n}",
  check(file, report) {
    for (const block of file.model.blocks) {
      const hasMetadata = pluginNames(block, file).has('metadata');
      for (const stanza of stanzasOf<typeof schema>(block, 'view')) {
        for (const line of stanza.lines) {
          const source = line.tokens.map(({ text }) => text).join(' ');
          for (const { what, literal, instead } of faultsIn(source, hasMetadata)) {
            const edit = instead === undefined ? undefined : editOf(line, literal, instead);
            report(line.tokens.find(({ text }) => text.includes(literal)) ?? line.keyword, {
              what,
              ...(instead === undefined ? {} : { instead: `write '${instead}'` }),
              fixes: edit ? safe(`Write '${instead}'`, edit) : [],
            });
          }
        }
      }
    }
  },
});

const text = `'([^'\\\\]*)'`;
const comparisons = new RegExp(`\\b(name|type|class)\\(\\)\\s*(==|endsWith|startsWith)\\s*${text}`, 'g');
const networks = new RegExp(`\\bincidr\\([^,]*,\\s*${text}\\s*\\)`, 'g');

function faultsIn(source: string, hasMetadata: boolean): readonly Fault[] {
  const faults: Fault[] = [];
  for (const [, field, operator, literal = ''] of source.matchAll(comparisons)) {
    if (field === 'name') {
      const name = literal.toLowerCase();
      const instead = operator === 'startsWith' || name.endsWith('.') ? name : `${name}.`;
      if (literal !== '' && instead !== literal)
        faults.push({ what: `no name is '${literal}': names are in lower case and end in a dot`, literal, instead });
    } else if (literal !== literal.toUpperCase())
      faults.push({
        what: `no ${field} is '${literal}': they are in capitals`,
        literal,
        instead: literal.toUpperCase(),
      });
  }
  for (const [, literal = ''] of source.matchAll(networks)) {
    if (!parseCIDR(literal).ok)
      faults.push({ what: `'${literal}' is no network, so that the expression always fails`, literal });
  }
  if (!hasMetadata && /\bmetadata\(/.test(source))
    faults.push({ what: 'metadata() is empty without the plugin metadata in this block', literal: 'metadata(' });
  return faults;
}

/** Only where the literal is written as it is read. */
function editOf(line: StanzaLine, literal: string, instead: string): Edit | undefined {
  const token = line.tokens.find(({ text }) => text.includes(`'${literal}'`));
  if (!token) return undefined;
  const range = rangeOf(token);
  const at = written(range).indexOf(`'${literal}'`);
  const start = range.start + at + 1;
  return at < 0 ? undefined : { range: { ...range, start, end: start + literal.length }, text: instead };
}
