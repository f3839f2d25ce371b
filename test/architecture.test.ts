import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

/** The table of docs/ARCHITECTURE.md: which of our packages a package may import. */
const allowed = readTable(readFileSync(join(ROOT, 'docs/ARCHITECTURE.md'), 'utf8'));
const everything = Object.keys(allowed);

function readTable(page: string): Record<string, readonly string[]> {
  const rows = [...page.matchAll(/^\| ([a-z-]+) +\| (.+?) +\|$/gm)].map(
    ([, name = '', cell = '']) => [name, cell.replace(/\(.*\)/, '').trim()] as const,
  );
  const names = rows.map(([name]) => name).filter(name => name !== 'package');
  return Object.fromEntries(
    rows.map(([name, cell]) => {
      if (/^(all of the above|everything)/.test(cell)) return [name, names];
      return [name, cell.split(/,\s*/).filter(word => names.includes(word))];
    }),
  );
}

interface Import {
  readonly file: string;
  readonly from: string;
}

function sourcesOf(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter(
      entry =>
        entry.isFile() &&
        /\.tsx?$/.test(entry.name) &&
        !entry.parentPath.includes('node_modules') &&
        !entry.parentPath.includes('/dist'),
    )
    .map(entry => relative(ROOT, join(entry.parentPath, entry.name)));
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  return [
    ...text.matchAll(
      /(?:^|[\s;])(?:import|export)\b[^'";]*?from\s*'([^']+)'|\bimport\(\s*'([^']+)'|^import '([^']+)'/gm,
    ),
  ].map(([, a, b, c]) => ({
    file,
    from: a ?? b ?? c ?? '',
  }));
}

/** Folder of one of our packages that a module name stands for. */
const packageOf = (from: string): string | undefined =>
  /^@corefile\/([a-z-]+)/.exec(from)?.[1] ?? /^(corefile-lint|corefile-eval)$/.exec(from)?.[1];

const files = ['packages', 'extension/src'].flatMap(sourcesOf);
const imports = files.flatMap(importsOf);
const ownerOf = (file: string): string => /^packages\/([a-z-]+)\//.exec(file)?.[1] ?? 'extension';

test('the table covers every package', () => {
  const folders = readdirSync(join(ROOT, 'packages'));
  expect([...folders, 'extension'].filter(folder => !everything.includes(folder))).toEqual([]);
});

describe('imports go downward only', () => {
  test.each(everything)('%s', owner => {
    const wrong = imports
      .filter(({ file }) => ownerOf(file) === owner)
      .filter(({ from }) => {
        const target = packageOf(from);
        return target !== undefined && target !== owner && !allowed[owner]?.includes(target);
      });
    expect(wrong).toEqual([]);
  });
});

test('packages are imported by their public names, never by a path into them', () => {
  const reaching = imports.filter(
    ({ file, from }) => from.startsWith('.') && ownerOf(join(dirname(file), from)) !== ownerOf(file),
  );
  expect(reaching).toEqual([]);
  expect(imports.filter(({ from }) => /^@corefile\/[a-z-]+\/src/.test(from))).toEqual([]);
});

test('the engines use no Node built-in, so that a browser runs them too', () => {
  const engines = ['parser', 'dns', 'golang', 'schema', 'evaluator', 'linter', 'plugins'];
  expect(
    imports.filter(
      ({ file, from }) => engines.includes(ownerOf(file)) && /^node:|^(fs|path|os|crypto|buffer)$/.test(from),
    ),
  ).toEqual([]);
});

// 'forward', 'rewrite' and the like are also what a step of the trace is called.
test('the engines know no plugin by name', () => {
  const text = (file: string) => readFileSync(join(ROOT, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const naming = files
    .filter(file => ['parser', 'schema', 'evaluator'].includes(ownerOf(file)))
    .filter(file => /['"`](kubernetes|hosts|autopath|k8s_external|cache|errors)['"`]/.test(text(file)));
  expect(naming).toEqual([]);
});

describe('inside a plugin', () => {
  const inside = imports.filter(({ file }) => /^packages\/plugins\/src\/[^/]+\//.test(file));
  const folderOf = (file: string) => /^packages\/plugins\/src\/([^/]+)\//.exec(file)?.[1];

  test('schema.ts needs neither evaluator nor linter', () => {
    const schemas = inside.filter(({ file }) => file.endsWith('/schema.ts'));
    expect(schemas.filter(({ from }) => /^@corefile\/(evaluator|linter)$/.test(from))).toEqual([]);
  });

  test('handler and rules do not import one another', () => {
    const crossing = inside.filter(
      ({ file, from }) =>
        (file.endsWith('/handler.ts') && /rules/.test(from)) || (/\/rules(\.ts|\/)/.test(file) && /handler/.test(from)),
    );
    expect(crossing).toEqual([]);
  });

  test('of another plugin at most the type of its schema is imported', () => {
    const reaching = inside.filter(({ file, from }) => {
      const target = from.startsWith('.') ? folderOf(join(dirname(file), from)) : undefined;
      return target !== undefined && target !== 'rules' && folderOf(file) !== 'rules' && target !== folderOf(file);
    });
    const text = (file: string) => readFileSync(join(ROOT, file), 'utf8');
    const beyondTypes = reaching.filter(
      ({ file, from }) => !new RegExp(`import type [^;]*'${from.replaceAll('.', '\\.')}'`).test(text(file)),
    );
    expect(beyondTypes).toEqual([]);
  });
});

test("no util.ts, and no barrel below a package's index", () => {
  expect(files.filter(file => /\/utils?\.ts$/.test(file))).toEqual([]);
  const barrels = files.filter(file => {
    if (
      !file.endsWith('/index.ts') ||
      /^packages\/[^/]+\/src\/index\.ts$/.test(file) ||
      /^packages\/plugins\/src\/[^/]+\/index\.ts$/.test(file)
    )
      return false;
    return true;
  });
  expect(barrels).toEqual([]);
});
