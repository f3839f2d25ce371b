import { spawnSync } from 'node:child_process';
import { makeCluster } from './cluster.ts';
import { build, queriesPerSecond } from './evaluate.ts';
import { mixedQueries } from './queries.ts';
import { serverQueriesPerSecond } from './server.ts';

// Ratios only mean something against what ran in the same minute on the same machine: each line has its own yardstick.

const seconds = (run: () => void): number => {
  const began = performance.now();
  run();
  return (performance.now() - began) / 1000;
};
const best = (times: number, run: () => void): number => Math.min(...Array.from({ length: times }, () => seconds(run)));

function coldStart(): void {
  const node = (...args: string[]) => spawnSync(process.execPath, args, { stdio: 'ignore' });
  const empty = best(10, () => node('-e', '0'));
  for (const [name, ...args] of [
    ['corefile-lint', 'examples/kubernetes/Corefile'],
    ['corefile-lint', 'examples/kubernetes/coredns.yaml'],
    [
      'corefile-eval',
      '-c',
      'examples/kubernetes/Corefile',
      '-k',
      'examples/kubernetes/cluster.yaml',
      'web.default.svc.cluster.local',
    ],
  ] as const) {
    const time = best(10, () => node(`packages/${name}/dist/${name}.mjs`, ...args));
    console.log(
      `cold start  ${[name, ...args].join(' ').slice(0, 60).padEnd(60)} ${(time * 1000).toFixed(0)} ms = ${(time / empty).toFixed(2)} x node -e 0`,
    );
  }
}

async function evaluation(services: number): Promise<void> {
  const manifests = makeCluster(services, 5);
  const lines = mixedQueries(services, 2000);
  let server = build([]);
  const loading = seconds(() => {
    server = build(manifests);
  });
  const ours = queriesPerSecond(server, lines);
  const theirs = process.env.COREDNS_BIN ? await serverQueriesPerSecond(manifests, lines) : undefined;
  const ratio =
    theirs === undefined
      ? 'set COREDNS_BIN and install dnsperf for the ratio'
      : `${(ours / theirs).toFixed(1)} x the server's ${theirs.toFixed(0)}`;
  console.log(
    `evaluate    ${services} Services, ${services * 5} endpoints: loaded in ${loading.toFixed(2)} s, ${ours.toFixed(0)} queries/s, ${ratio}`,
  );
}

coldStart();
await evaluation(100);
await evaluation(10_000);
