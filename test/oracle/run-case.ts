import { mkdtemp, rm } from 'node:fs/promises';
import { hostname, networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AnswerCase, DEFAULT_PORT, KUBE_API_PORT, queryLines } from './answer-case.ts';
import { type RunningServer, startCoreDns, writeFiles } from './coredns.ts';
import { readManifests, serveKubeApi } from './kube-api.ts';
import { normalise } from './normalise.ts';
import { parseQueryLine } from './query-line.ts';
import type { Outcome } from './wire-answer.ts';
import { ask } from './wire-client.ts';

/** What a real server said to each query of a case; or why it, or one of its upstreams, did not start. */
export type CaseRecord =
  | { readonly host: Host; readonly results: readonly (readonly [query: string, outcome: Outcome])[] }
  | { readonly refused: string };

/** Facts of the machine that find their way into answers: `chaos` and `nsid` say its name, `kubernetes` its addresses. */
export interface Host {
  readonly name: string;
  /** All but loopback, in the order of the interfaces. */
  readonly addresses: readonly string[];
}

/** This machine. */
export function thisHost(): Host {
  const interfaces = Object.values(networkInterfaces()).flatMap(found => found ?? []);
  return { name: hostname(), addresses: interfaces.filter(({ internal }) => !internal).map(({ address }) => address) };
}

/**
 * The ports a case may name: 1050–1059 its own, 5300–5399 its upstreams', 18080 the Kubernetes API. They are replaced in
 * every text of the case, so that several cases run side by side, and put back in the answers.
 */
const PORTS = /(?<![\d.])(105\d|53\d\d|18080)(?![\d.])/g;

/** Starts the upstreams and the server of a case, asks every query in order, and stops them all. `lane` 0, 1, 2 … runs beside the others. */
export async function runCase(of: AnswerCase, casesFolder: string, lane: number): Promise<CaseRecord> {
  const moved = portMap(lane);
  const move = (text: string) => text.replace(PORTS, port => String(moved(Number(port))));
  const moveAll = (texts: Readonly<Record<string, string>> = {}) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, move(text)]));
  const folder = await mkdtemp(join(tmpdir(), 'oracle-'));
  const running: RunningServer[] = [];
  const api = of.cluster
    ? await serveKubeApi(readManifests(manifests(of, casesFolder)), moved(KUBE_API_PORT))
    : undefined;
  try {
    await writeFiles(folder, moveAll(of.files));
    const upstreams = Object.entries(of.upstreams ?? {}).map(([address, corefile]) => ({ address, corefile }));
    for (const [index, { address, corefile }] of [...upstreams, { address: '', corefile: of.corefile }].entries()) {
      const last = index === upstreams.length;
      const server = await startCoreDns(
        move(corefile),
        folder,
        last ? 'Corefile' : `Upstream${index}`,
        last ? moveAll(of.env) : {},
      );
      if ('refused' in server) return { refused: `${last ? '' : `upstream ${address}: `}${server.refused}` };
      running.push(server);
    }
    if (api) await sleep(300);
    return { host: thisHost(), results: await askAll(of, moved(of.port ?? DEFAULT_PORT), moved) };
  } finally {
    await Promise.all(running.map(server => server.stop('SIGKILL'))); // politely takes 5 s where a connection is open
    await api?.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function askAll(of: AnswerCase, port: number, moved: (port: number) => number): Promise<[string, Outcome][]> {
  const back = new Map<string, string>();
  for (const written of [...range(1050, 10), ...range(5300, 100), KUBE_API_PORT])
    back.set(String(moved(written)), String(written));
  const moveBack = (record: string) => record.replace(/(?<![\w.])\d{5}(?![\w.])/g, found => back.get(found) ?? found);
  const results: [string, Outcome][] = [];
  const clientPorts = new Set<number>();
  for (const line of queryLines(of)) {
    const query = parseQueryLine(line);
    if (query.wait > 0) await sleep(query.wait * 1000);
    const { outcome, clientPort } = await ask(query, port, of.timeout ?? 8);
    clientPorts.add(clientPort);
    const circumstances = { now: Date.now() / 1000, clientPorts, anyOrder: isAnyOrder(of) };
    const normal = normalise(outcome, circumstances);
    results.push([line, 'rcode' in normal ? { ...normal, answer: normal.answer.map(moveBack) } : normal]);
  }
  return results;
}

/** A cluster's indexes are Go maps: which of two EndpointSlices comes first is chance. */
export function isAnyOrder(of: AnswerCase): boolean {
  return of.order === 'any' || Boolean(of.cluster);
}

export function manifests(of: AnswerCase, casesFolder: string): string[] {
  return (of.cluster === true ? ['cluster.yaml'] : of.cluster || []).map(path => resolve(casesFolder, path));
}

const range = (start: number, length: number) => Array.from({ length }, (_, index) => start + index);

/** Lane n has 200 ports of its own below the range from which the kernel takes client ports. */
function portMap(lane: number): (port: number) => number {
  const base = 20_000 + 200 * lane;
  return port => {
    if (port === KUBE_API_PORT) return base + 150;
    return port < 5300 ? base + (port - 1050) : base + 20 + (port - 5300);
  };
}
