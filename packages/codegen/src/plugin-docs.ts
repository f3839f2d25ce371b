import { newestRelease, order, type PluginModule } from '@corefile/plugins';
import {
  type AnySlot,
  type Args,
  type Body,
  describeBinding,
  describeOption,
  describePlugin,
  describeSlot,
  type Option,
  rowsOf,
  type StanzaForm,
} from '@corefile/schema';
import { corefile, generated, list, page, table } from './markdown.ts';

/** The manual of the plugins: a page for each, made from its declaration, and a list of all. */
export const pluginDocs: Readonly<Record<string, () => string>> = {
  'docs/plugins/README.md': indexPage,
  ...Object.fromEntries(order.map(module => [`docs/plugins/${module.schema.name}.md`, () => pluginPage(module)])),
};

function indexPage(): string {
  const rows = order.map(({ schema: { name, summary, since }, handle }, index) => [
    String(index + 1),
    `[${name}](${name}.md)`,
    summary,
    since ?? '',
    handle ? 'yes' : '',
  ]);
  return page(
    generated('packages/plugins/src/order.ts'),
    '# Plugins',
    `In the order in which CoreDNS ${newestRelease} runs them, whatever the order in the Corefile. *Since* is the first release with the plugin, as far back as 1.5.0; *answers* marks those whose part in a query \`corefile-eval\` plays.`,
    table(['', 'Plugin', 'What it does', 'Since', 'Answers'], rows),
  );
}

function pluginPage({ schema, rules = [] }: PluginModule): string {
  const forms = schema.stanzas as readonly StanzaForm<Args, Body>[];
  const args = unique(forms.flatMap(form => argumentsOf(form.args)));
  const options = new Map(forms.flatMap(({ body }) => optionsOf(body)));
  return page(
    generated(`packages/plugins/src/${schema.name}/schema.ts`),
    `# ${schema.name}`,
    describePlugin(schema),
    section('Arguments', args.length > 0 ? list(args) : undefined),
    section(
      'Options',
      [...options]
        .flatMap(([name, option]) => [
          `### ${name}`,
          describeOption(schema, name, option).replace(` Option of \`${schema.name}\`.`, ''),
          list(argumentsOf('kind' in option ? {} : option.args)),
        ])
        .filter(Boolean)
        .join('\n\n'),
    ),
    section('Examples', schema.examples.map(corefile).join('\n\n')),
    section('Rules', list(rules.map(({ name, summary }) => `[${name}](../rules/${name}.md): ${summary}`))),
    `See also [the page of CoreDNS](${homeOf(schema.name)}).`,
  );
}

const section = (title: string, text: string | undefined) => (text ? `## ${title}\n\n${text}` : undefined);
const unique = (texts: readonly string[]) => [...new Set(texts)];

/** What is said of each argument and of the keywords it may begin with. */
function argumentsOf(args: Args): readonly string[] {
  return unique(
    rowsOf(args).flatMap(row =>
      Object.entries(row).flatMap(([name, slot]: [string, AnySlot]) =>
        'variants' in slot
          ? [
              `${describeSlot(name, slot).split('\n\n')[0]}`,
              ...Object.keys(slot.variants).map(keyword =>
                describeBinding({ role: 'keyword', slot, path: [name, keyword] }),
              ),
            ]
          : [describeSlot(name, slot).replaceAll('\n\n', ' ')],
      ),
    ),
  );
}

function optionsOf(body: Body): readonly (readonly [string, Option])[] {
  switch (body?.kind) {
    case 'properties':
      return Object.entries({ ...body.properties, ...body.second });
    case 'entries':
      return Object.entries(body.variants as Record<string, Option>);
    default:
      return [];
  }
}

/** Where CoreDNS's own page is: under another name for two of them. */
const homeOf = (name: string): string =>
  name === 'on'
    ? 'https://coredns.io/explugins/on/'
    : `https://coredns.io/plugins/${name === 'prometheus' ? 'metrics' : name}/`;
