import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCoreDns } from '../test/oracle/coredns.ts';
import { serveKubeApi } from '../test/oracle/kube-api.ts';
import { corefile, upstreamCorefile } from './evaluate.ts';

/** Queries a second that the server of COREDNS_BIN answers dnsperf on loopback; undefined when there is no dnsperf. */
export async function serverQueriesPerSecond(
  manifests: readonly unknown[],
  lines: readonly string[],
  seconds = 5,
): Promise<number | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const api = await serveKubeApi(manifests as Parameters<typeof serveKubeApi>[0], 18180);
  const servers = [];
  try {
    const upstream = await startCoreDns(upstreamCorefile(15300), folder, 'Upstream', {});
    const server = await startCoreDns(
      corefile(11053, 15300, 'endpoint http://127.0.0.1:18180'),
      folder,
      'Corefile',
      {},
    );
    for (const started of [upstream, server]) {
      if ('refused' in started) throw new Error(started.refused);
      servers.push(started);
    }
    await new Promise(resolve => setTimeout(resolve, 2000)); // until the cluster is read
    const list = join(folder, 'queries');
    writeFileSync(list, `${lines.join('\n')}\n`);
    const report = execFileSync(
      'dnsperf',
      ['-s', '127.0.0.1', '-p', '11053', '-d', list, '-l', String(seconds), '-c', '8'],
      { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return Number(/Queries per second:\s+([\d.]+)/.exec(report)?.[1]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  } finally {
    await Promise.all(servers.map(server => server.stop()));
    await api.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
