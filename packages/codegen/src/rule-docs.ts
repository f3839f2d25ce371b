import type { Rule } from '@corefile/linter';
import { rules as corefileRules, newestRelease } from '@corefile/plugins';
import { documentRules } from '@corefile/project';
import { corefile, generated, list, page, table } from './markdown.ts';

const rules: readonly Rule[] = [...documentRules, ...corefileRules];

/** The manual of the rules: a page for each, which every report links to, and a list of all. */
export const ruleDocs: Readonly<Record<string, () => string>> = {
  'docs/rules/README.md': indexPage,
  ...Object.fromEntries(rules.map(rule => [`docs/rules/${rule.name}.md`, () => rulePage(rule)])),
};

/** Groups by the first digit of the code. */
const groups: Readonly<Record<string, string>> = {
  CF1: 'Syntax',
  CF2: 'Arguments and options',
  CF3: 'Order and meaning',
  CF4: 'Kubernetes',
  CF5: 'Performance',
  CF6: 'Security',
  CF7: 'Releases',
};

function indexPage(): string {
  return page(
    generated('the rules'),
    '# Rules',
    `An **error** is what CoreDNS ${newestRelease} refuses; a **warning** is what it accepts and then does otherwise than was meant; **info** is advice. Each has a name and a short code; both can be used in [configuration](../schemas/corefile-lint.json), on the command line and in comments.`,
    ...Object.entries(groups).flatMap(([prefix, title]) => {
      const rows = rules
        .filter(({ code }) => code.startsWith(prefix))
        .toSorted((a, b) => Number(a.code > b.code) - Number(a.code < b.code))
        .map(({ name, code, severity, summary }) => [code, `[${name}](${name}.md)`, severity, summary]);
      return rows.length > 0 ? [`## ${title}`, table(['Code', 'Rule', 'Severity', ''], rows)] : [];
    }),
  );
}

function rulePage({ name, code, severity, summary, why, fix, bad, good, profiles, release }: Rule): string {
  const facts = [
    `Code: \`${code}\``,
    `Severity: ${severity}`,
    ...(profiles ? [`Checked for: ${profiles.join(', ')}`] : []),
  ];
  const on = release === undefined ? '' : ` with \`--coredns-version ${release}\``;
  return page(
    generated('the rule itself'),
    `# ${name}`,
    summary,
    list(facts),
    `## Why\n\n${why}`,
    `## What to do\n\n${fix}`,
    `Reported${on}:`,
    corefile(bad.trimEnd()),
    'Fine:',
    corefile(good.trimEnd()),
    `To silence it at one place, write \`# corefile-lint-disable-next-line ${name} -- reason\` above the line.`,
  );
}
