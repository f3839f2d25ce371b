import { spawnSync } from 'node:child_process';

/**
 * Leaves the code that V8 compiles for a usual run beside a bundle, for `launcher.mjs`: half of what a start takes.
 * Another V8 than this machine's does not take it, and compiles as ever.
 */
export function writeCodeCache(bundle: string, args: readonly string[]): void {
  const { status, stderr } = spawnSync(process.execPath, ['-e', usualRun, bundle, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`no code cache for ${bundle}: ${stderr}`);
}

/** Functions are compiled when they are first called, so that the cache is taken at the end of a run. */
const usualRun = `
const { readFileSync, writeFileSync } = require('node:fs');
const { createRequire } = require('node:module');
const { Script } = require('node:vm');
const filename = require('node:path').resolve(process.argv[1]);
const script = new Script(readFileSync(filename, 'latin1'), { filename });
process.stdout.write = process.stderr.write = () => true;
process.on('exit', () => {
  writeFileSync(filename.replace(/js$/, 'cache'), script.createCachedData());
  process.exitCode = 0;
});
process.argv.splice(1, 0, filename);
process.argv.splice(2, 1);
script.runInThisContext()(createRequire(filename));
`;
