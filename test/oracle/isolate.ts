import { spawnSync } from 'node:child_process';

const INSIDE = 'ORACLE_ISOLATED';

/**
 * Runs this very command again in a network namespace that has nothing but loopback, and returns its exit code; undefined
 * where it already runs in one, or the system has none (not Linux, no right to make one): then go on as you are.
 * A Corefile of ours may name a certificate authority or a cloud, which no test may call; and servers share ports
 * (SO_REUSEPORT), so that two runs at once would answer each other's queries.
 */
export function runIsolated(): number | undefined {
  if (process.env[INSIDE] || process.platform !== 'linux') return undefined;
  const inside = ['-rn', 'sh', '-c', 'ip link set lo up && exec "$@"', 'sh'];
  if (spawnSync('unshare', [...inside, 'true']).status !== 0) {
    console.error('no network namespace here: the servers can reach the network, and another run can reach them');
    return undefined;
  }
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const { status } = spawnSync('unshare', [...inside, ...again], {
    stdio: 'inherit',
    env: { ...process.env, [INSIDE]: '1' },
  });
  return status ?? 1;
}
