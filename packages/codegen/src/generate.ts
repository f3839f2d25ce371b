import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { manPage } from 'corefile-lint';
import { corefileGrammar, markdownInjection, yamlInjection } from './grammar.ts';
import { jsonSchemas } from './json-schemas.ts';
import { pluginDocs } from './plugin-docs.ts';
import { ruleDocs } from './rule-docs.ts';

/** Text of a generated file by its path from the root; one file a kind of output beside this one. */
type Outputs = Readonly<Record<string, () => string>>;

const json = (value: unknown): string => `${JSON.stringify(value, undefined, 2)}\n`;

const outputs: Outputs = {
  'grammars/corefile.tmLanguage.json': () => json(corefileGrammar),
  'grammars/corefile.yaml-injection.json': () => json(yamlInjection),
  'grammars/corefile.markdown-injection.json': () => json(markdownInjection),
  ...Object.fromEntries(Object.entries(jsonSchemas).map(([path, schema]) => [path, () => json(schema)])),
  'docs/corefile-lint.1': manPage,
  ...pluginDocs,
  ...ruleDocs,
};

// `npm run generate` writes what differs; with --check it only says so, as CI wants.
const check = process.argv.includes('--check');
const stale = Object.entries(outputs).filter(([path, text]) => read(path) !== text());
for (const [path, text] of stale) {
  if (check) console.error(`${path} is stale; run npm run generate`);
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text());
    console.log(path);
  }
}
// Pages of what is gone.
const left = ['docs/plugins', 'docs/rules']
  .flatMap(folder => readdirSync(folder).map(name => `${folder}/${name}`))
  .filter(path => !Object.hasOwn(outputs, path));
for (const path of left) {
  if (check) console.error(`${path} is about nothing that there is; run npm run generate`);
  else rmSync(path);
}
if (check && stale.length + left.length > 0) process.exitCode = 1;

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined; // not generated yet
  }
}
