import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { MADE_FILES, madeFile } from './certificate.ts';
import { startCoreDns, writeFiles } from './coredns.ts';
import { serveKubeApi } from './kube-api.ts';
import type { VerdictCase } from './stanza-format.ts';
import { FILES_FOLDER } from './verdict-cases.ts';

/** `environment`: refused for files, network or rights, which the text cannot tell. */
export interface ServerVerdict {
  readonly verdict: 'accept' | 'refuse' | 'environment';
  /** The line of the Corefile which the server blames, counted from 1. */
  readonly line?: number;
  /** The server's last words, without the line. */
  readonly message?: string;
}

const ENVIRONMENT_FAULT =
  /no such file|not exist|cannot open|in-cluster|address already in use|permission denied|no such host|cannot assign|failed to resolve|i\/o timeout|network is unreachable|server misbehaving|File to import not found|is a directory|key pair|invalid MaxMind|Error opening|failed to parse file/i;

/** Still starting after this long counts as accepted: `kubernetes` waits for an API that never answers, then serves. */
const PATIENCE = 9000;

/** The API that stanzas name; the port becomes that of our stub. */
const STUB_API = '127.0.0.1:18080';

/** What `{$NAME}` finds, the same on every machine. One processor: `multisocket` opens as many sockets as there are. */
export const CASE_ENVIRONMENT = {
  HOME: '/root',
  PATH: '/usr/bin:/bin',
  KUBERNETES_SERVICE_HOST: '',
  GOMAXPROCS: '1',
  // With a region and an account, route53 gets as far as asking its endpoint.
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'nobody',
  AWS_SECRET_ACCESS_KEY: 'nothing',
  AWS_MAX_ATTEMPTS: '1',
};

/** What the server of COREDNS_BIN says to each case, in order, some at a time. `progress` hears how many are done. */
export async function serverVerdicts(
  cases: readonly VerdictCase[],
  jobs = 2 * cpus().length,
  progress: (done: number) => void = () => {},
): Promise<ServerVerdict[]> {
  const api = await serveKubeApi([]);
  const verdicts: ServerVerdict[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < cases.length; at = next++) {
      verdicts[at] = await serverVerdict(cases[at] as VerdictCase, api.port);
      progress(at + 1);
    }
  };
  try {
    await Promise.all(Array.from({ length: jobs }, lane));
    // Cases of other lanes may have held a port that this one wanted: those get the machine for themselves.
    for (const [at, verdict] of verdicts.entries())
      if (/address already in use/.test(verdict.message ?? ''))
        verdicts[at] = await serverVerdict(cases[at] as VerdictCase, api.port);
    return verdicts;
  } finally {
    await api.close();
  }
}

async function serverVerdict(of: VerdictCase, apiPort: number): Promise<ServerVerdict> {
  const folder = await mkdtemp(join(tmpdir(), 'oracle-verdict-'));
  try {
    const onStub = (text: string) => text.replaceAll(STUB_API, `127.0.0.1:${apiPort}`);
    const files = Object.entries(caseFiles(of)).map(([name, text]) => [name, onStub(text)] as const);
    await writeFiles(folder, Object.fromEntries(files));
    const server = await startCoreDns(onStub(of.text), folder, 'Corefile', CASE_ENVIRONMENT, PATIENCE);
    if ('stop' in server) {
      await server.stop('SIGKILL');
      return { verdict: 'accept' };
    }
    return server.ended ? refusal(server.refused.replaceAll(`127.0.0.1:${apiPort}`, STUB_API)) : { verdict: 'accept' };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The files beside a case's Corefile, by name. */
export function caseFiles(of: VerdictCase): Record<string, string> {
  const read = (name: string) =>
    MADE_FILES.includes(name) ? madeFile(name) : readFileSync(join(FILES_FOLDER, name), 'utf8');
  return Object.fromEntries(of.files.map(name => [name, read(name)]));
}

/** A crash prints its reason first and the stack last; otherwise the reason is the last thing said (of several lines, perhaps). */
function refusal(printed: string): ServerVerdict {
  const said = printed.split('\n').filter(line => !/^maxprocs|^\[(WARNING|INFO|ERROR|DEBUG)\]/.test(line));
  const crash = said.find(line => /^(panic|fatal error): /.test(line));
  const words = crash ?? said.join('\n');
  const line = /Corefile:(\d+)/.exec(words)?.[1];
  return {
    verdict: ENVIRONMENT_FAULT.test(words) ? 'environment' : 'refuse',
    ...(line === undefined ? {} : { line: Number(line) }),
    message: repeatable(words).slice(0, 200),
  };
}

/** The words without what differs from run to run: the line (kept apart), key tags, pointers, temporary folders, the resolver of this machine. */
function repeatable(words: string): string {
  return words
    .replace(/Corefile:\d+ - /, '')
    .replace(/keyid: \d+/, 'keyid: N')
    .replace(/0x[0-9a-f]{8,}/, '0xN')
    .replace(/\S*oracle-verdict-\w+/, '.')
    .replace(/: (lookup|read udp|dial) .*$/s, '');
}
