import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A CoreDNS that has said it serves. */
export interface RunningServer {
  /** `SIGKILL` skips what the server does when it leaves: `health` with `lameduck` would stay for its whole duration. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

/** The word of a server which did not start: all it printed. `ended` is false when it was still trying after the patience was over. */
export interface RefusedStart {
  readonly refused: string;
  readonly ended: boolean;
}

/** What `coredns` prints last when it has started: version, then platform. */
const STARTED = /^linux\/\w+, go/m;

/** The binary that judges. Throws when COREDNS_BIN is not set: nothing here works without it. */
export function corednsBinary(): string {
  const binary = process.env.COREDNS_BIN;
  if (!binary) throw new Error('set COREDNS_BIN to a CoreDNS 1.14.7 binary');
  return binary;
}

/** Starts a server on a Corefile written to `folder/name`, with that folder as its working directory. Waits `patience` ms. */
export async function startCoreDns(
  corefile: string,
  folder: string,
  name: string,
  env: Readonly<Record<string, string>> = {},
  patience = 15_000,
): Promise<RunningServer | RefusedStart> {
  await writeFiles(folder, { [name]: corefile });
  const child = spawn(corednsBinary(), ['-conf', name], { cwd: folder, env: { ...process.env, ...env } });
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const stop = async (signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM') => {
    child.kill(signal);
    const killer = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(killer);
  };
  let printed = '';
  const started = new Promise<void>(resolve => {
    const listen = (text: Buffer) => {
      // Every query of `log` comes this way too: once started, what it says no longer matters.
      if (STARTED.test(printed)) return;
      printed += text.toString();
      if (STARTED.test(printed)) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>(resolve => {
    timer = setTimeout(() => resolve('late'), patience);
  });
  const first = await Promise.race([started, ended, late]);
  clearTimeout(timer);
  if (STARTED.test(printed)) return { stop };
  if (first === 'late') await stop('SIGKILL');
  const word = printed.replace(/^maxprocs: .*\n/gm, '').replaceAll(`${folder}/`, '');
  return { refused: word.trim(), ended: first !== 'late' };
}

/** Writes relative paths below `folder`; a text that begins with `base64:` is binary. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, text.startsWith('base64:') ? Buffer.from(text.slice(7), 'base64') : text);
  }
}
