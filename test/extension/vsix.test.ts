import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const manifest = JSON.parse(readFileSync('extension/package.json', 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'vsix-'));
const vsix = join(folder, 'corefile.vsix');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.skipIf(!existsSync('extension/dist/server.cjs'))('the package of the extension', () => {
  let names: readonly string[] = [];
  beforeAll(() => {
    const vsce = resolve('node_modules/@vscode/vsce/vsce');
    execFileSync(process.execPath, [vsce, 'package', '--no-dependencies', '--out', vsix], {
      cwd: 'extension',
      stdio: 'pipe',
    });
    names = entries(readFileSync(vsix));
  });

  test('holds every file the manifest names', () => {
    const { contributes, main, browser, icon } = manifest;
    const schemas = [...contributes.yamlValidation, ...contributes.jsonValidation].map(
      ({ url }: { url: string }) => url,
    );
    const named = [main, browser, icon, ...schemas, ...contributes.grammars.map(({ path }: { path: string }) => path)];
    named.push(
      ...contributes.languages.map(({ configuration }: { configuration: string }) => configuration),
      'dist/server.cjs',
    );
    for (const path of named) expect(names).toContain(`extension/${path.replace(/^\.\//, '')}`);
  });

  test('holds no node_modules and no sources, and is small', () => {
    expect(names.filter(name => /node_modules|\.ts$|\.map$/.test(name))).toEqual([]);
    expect(statSync(vsix).size).toBeLessThan(1_000_000);
  });
});

test('every command has its place in the palette and is registered', () => {
  const source = readFileSync('extension/src/client.ts', 'utf8');
  for (const { command } of manifest.contributes.commands) expect(source).toContain(`'${command}'`);
});

test('every semantic token type of our own has a super type, so that any theme colours it', async () => {
  const { legend } = await import('@corefile/language-server');
  const standard = ['property', 'keyword', 'enumMember', 'number', 'regexp', 'string'];
  const own = manifest.contributes.semanticTokenTypes.map(({ id }: { id: string }) => id);
  expect(legend.tokenTypes.filter(type => !standard.includes(type)).toSorted()).toEqual(own.toSorted());
});

/** Names in the central directory of a ZIP file. */
function entries(zip: Buffer): readonly string[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const found: string[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const length = zip.readUInt16LE(at + 28);
    found.push(zip.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}
