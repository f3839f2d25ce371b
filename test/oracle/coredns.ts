import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A CoreDNS that has said it serves. */
export interface RunningServer {
  stop(): Promise<void>;
}

/** The word of a server which did not start: all it printed, and how it ended. */
export interface RefusedStart {
  readonly refused: string;
}

/** What `coredns` prints last when it has started: version, then platform. */
const STARTED = /^linux\/\w+, go/m;

/** The binary that judges. Throws when COREDNS_BIN is not set: nothing here works without it. */
export function corednsBinary(): string {
  const binary = process.env.COREDNS_BIN;
  if (!binary) throw new Error('set COREDNS_BIN to a CoreDNS 1.14.7 binary');
  return binary;
}

/** Starts a server on a Corefile written to `folder/name`, with that folder as its working directory. Waits up to 15 s. */
export async function startCoreDns(
  corefile: string,
  folder: string,
  name: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer | RefusedStart> {
  await writeFiles(folder, { [name]: corefile });
  const child = spawn(corednsBinary(), ['-conf', join(folder, name)], { cwd: folder, env: { ...process.env, ...env } });
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
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
  const late = new Promise<void>(resolve => setTimeout(resolve, 15_000).unref());
  await Promise.race([started, ended, late]);
  if (STARTED.test(printed)) return { stop };
  await stop();
  const word = printed.replace(/^maxprocs: .*\n/gm, '').replaceAll(`${folder}/`, '');
  return { refused: word.trim() };
}

/** Writes relative paths below `folder`; a text that begins with `base64:` is binary. */
export async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    const full = join(folder, path);
    await mkdir(dirname(full), { recursive: true });
    await writeFile(full, text.startsWith('base64:') ? Buffer.from(text.slice(7), 'base64') : text);
  }
}
