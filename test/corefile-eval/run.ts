import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from 'corefile-eval';
import { afterEach } from 'vitest';

const folders: string[] = [];
const home = process.cwd();
afterEach(() => {
  process.chdir(home);
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** Makes a folder with these files and works in it until the test ends. */
export function inFolder(files: Readonly<Record<string, string>>): void {
  const folder = mkdtempSync(join(tmpdir(), 'corefile-eval-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  process.chdir(folder);
}

/** Runs the command as a shell would; `out` and `err` are what it writes. */
export async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const code = await main(
    args,
    text => {
      out += text;
    },
    text => {
      err += text;
    },
  );
  return { code, out, err };
}
