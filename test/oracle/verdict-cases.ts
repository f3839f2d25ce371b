import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MADE_FILES } from './certificate.ts';
import { mutateCorefile } from './mutate-corefile.ts';
import { prng } from './prng.ts';
import { mentioned, readStanzas, type VerdictCase } from './stanza-format.ts';
import { readmeCases, setupTestCases } from './upstream-cases.ts';
import { readVerdicts } from './verdict-fixture.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
export const FILES_FOLDER = join(HERE, 'stanzas/files');

/**
 * The cases of a source:
 * `stanzas[:PLUGIN]`, `whole-files`, `mutants:N[:SEED]` (of both), `dir:PATH` (each file), `jsonl:PATH` ({id, text} a line),
 * `readme` and `setup-tests` (what the checkout in COREDNS_SRC shows and tests).
 */
export function verdictCases(source: string): VerdictCase[] {
  const [kind = '', ...rest] = source.split(':');
  const value = rest.join(':');
  switch (kind) {
    case 'stanzas':
      return stanzaCases(value);
    case 'whole-files':
      return wholeFileCases();
    case 'mutants':
      return mutants(Number(rest[0] ?? 1000), Number(rest[1] ?? 1));
    case 'dir':
      return readdirSync(value, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry =>
          withFiles(join(entry.parentPath, entry.name), readFileSync(join(entry.parentPath, entry.name), 'utf8')),
        );
    case 'jsonl':
      return readFileSync(value, 'utf8')
        .split('\n')
        .filter(Boolean)
        .map(line => JSON.parse(line) as { id: string; text: string })
        .map(({ id, text }) => withFiles(id, text));
    case 'readme':
      return readmeCases().map(([id, text]) => withFiles(id, text));
    case 'setup-tests':
      return setupTestCases().map(([id, text]) => withFiles(id, text));
    default:
      throw new Error(`no such source of cases: ${source}`);
  }
}

/** The plugins that have stanzas, by name. */
export function stanzaPlugins(): string[] {
  return readdirSync(join(HERE, 'stanzas'))
    .filter(name => name.endsWith('.stanzas'))
    .map(name => basename(name, '.stanzas'))
    .sort();
}

function stanzaCases(plugin: string): VerdictCase[] {
  const plugins = plugin === '' ? stanzaPlugins() : [plugin];
  return plugins.flatMap(name =>
    readStanzas(name, readFileSync(join(HERE, 'stanzas', `${name}.stanzas`), 'utf8'), fileNames()),
  );
}

/** `.corefile` is one case, `.corefiles` are several parted by `---` lines, `.keys` are lists of keys for a block of `whoami`. */
function wholeFileCases(): VerdictCase[] {
  const folder = join(HERE, 'whole-files');
  return readdirSync(folder)
    .sort()
    .flatMap(file => {
      const text = readFileSync(join(folder, file), 'utf8');
      const name = basename(file).replace(/\.\w+$/, '');
      if (file.endsWith('.corefile')) return [withFiles(name, text)];
      const texts = file.endsWith('.keys')
        ? text
            .split('\n')
            .filter(line => line !== '' && !line.startsWith('# '))
            .map(keys => `${keys} {\n    whoami\n}\n`)
        : text.split(/^---\n/m);
      return texts.map((each, index) => withFiles(`${name}-${String(index + 1).padStart(3, '0')}`, each));
    });
}

function mutants(count: number, seed: number): VerdictCase[] {
  const random = prng(seed);
  // Plugin first, then one of its cases: the plugins with most stanzas would crowd out the others. Only what the server
  // accepts is edited, or most edits would say again what was wrong before.
  const accepted = new Set(
    [...readVerdicts().values()].flat().flatMap(({ verdict, text }) => (verdict === 'accept' ? [text] : [])),
  );
  const groups = [...stanzaPlugins().map(stanzaCases), wholeFileCases()].map(cases => cases.map(({ text }) => text));
  const sound = groups.map(texts => texts.filter(text => accepted.has(text))).filter(texts => texts.length > 0);
  if (sound.length === 0) throw new Error('nothing accepted to mutate: record the stanzas first (verdicts --record)');
  const any = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  const pick = () => any(any(sound));
  const graft = () => inner(any(any(groups)));
  return Array.from({ length: count }, (_, n) => {
    // One block of one to three originals' directives, edited.
    const bodies = Array.from({ length: 1 + Math.floor(random() ** 2 * 3) }, pick);
    const text = bodies.length === 1 ? (bodies[0] as string) : joinBlocks(bodies);
    return withFiles(`mutant-${seed}-${n}`, mutateCorefile(text, [graft(), graft(), graft()], random));
  });
}

const inner = (corefile: string) => corefile.split('\n').slice(1, -2).join('\n') || corefile;
const joinBlocks = (corefiles: readonly string[]) =>
  `${corefiles[0]?.split('\n')[0] ?? ''}\n${corefiles.map(inner).join('\n')}\n}\n`;

function withFiles(id: string, text: string): VerdictCase {
  return { id, text, files: mentioned(text, fileNames()) };
}

function fileNames(): string[] {
  const entries = readdirSync(FILES_FOLDER, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile());
  const names = entries.map(({ parentPath, name }) => relative(FILES_FOLDER, join(parentPath, name)));
  return [...names.sort(), ...MADE_FILES];
}
