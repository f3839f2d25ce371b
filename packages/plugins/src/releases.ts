import { type AnyPlugin, asOf, compareVersions } from '@corefile/schema';
import { schema as federation } from './federation/schema.ts';
import { schemas } from './schemas.ts';

/** Plugins of CoreDNS 1.5.0 in execution order. */
const firstOrder = [
  'metadata cancel tls reload nsid root bind debug trace ready health pprof prometheus errors log dnstap chaos',
  'loadbalance cache rewrite dnssec autopath template hosts route53 federation k8s_external kubernetes file auto',
  'secondary etcd loop forward grpc erratic whoami on',
].flatMap(line => line.split(' '));

/** Where a release puts plugins, new or moved: behind which other one, '' for the front. From plugin.cfg of each tag. */
interface Change {
  readonly release: string;
  readonly put: Readonly<Record<string, string>>;
  readonly removed?: readonly string[];
}
const changes: readonly Change[] = [
  { release: '1.5.1', put: { any: 'dnstap' } },
  { release: '1.6.2', put: { azure: 'route53' } },
  { release: '1.6.3', put: { clouddns: 'azure', sign: 'on' } },
  { release: '1.6.4', put: { acl: 'dnstap' } },
  { release: '1.6.5', put: { transfer: 'template' } },
  { release: '1.6.6', put: { bufsize: 'nsid' } },
  { release: '1.7.0', put: { dns64: 'dnstap' }, removed: ['federation'] },
  { release: '1.8.1', put: { local: 'dnstap' } },
  { release: '1.8.4', put: { minimal: 'autopath' } },
  { release: '1.8.5', put: { geoip: 'metadata', header: 'rewrite' } },
  { release: '1.9.4', put: { tsig: 'loadbalance' } },
  { release: '1.10.0', put: { view: 'sign' } },
  { release: '1.10.1', put: { timeouts: 'tls' } },
  { release: '1.11.3', put: { root: '' } },
  { release: '1.12.0', put: { multisocket: 'timeouts' } },
  { release: '1.12.2', put: { quic: 'tls' } },
  { release: '1.13.0', put: { nomad: 'view' } },
  { release: '1.14.0', put: { grpc_server: 'quic', https: 'grpc_server', https3: 'https' } },
  { release: '1.14.2', put: { acl: 'rewrite' } },
  { release: '1.14.3', put: { proxyproto: 'tls' } },
  { release: '1.14.7', put: { shed: 'pprof', autopath: 'rewrite', cache: 'acl', tls: 'dnssec' } },
];

/** Every release from 1.5.0 on, oldest first; 1.11.2 was never tagged. */
export const releases: readonly string[] = Object.entries({
  '1.5': [0, 1, 2],
  '1.6': [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
  '1.7': [0, 1],
  '1.8': [0, 1, 2, 3, 4, 5, 6, 7],
  '1.9': [0, 1, 2, 3, 4],
  '1.10': [0, 1],
  '1.11': [0, 1, 3, 4],
  '1.12': [0, 1, 2, 3, 4],
  '1.13': [0, 1, 2],
  '1.14': [0, 1, 2, 3, 4, 5, 6, 7],
}).flatMap(([minor, patches]) => patches.map(patch => `${minor}.${patch}`));

export const newestRelease = releases.at(-1) as string;

/**
 * The release meant by `1.9.4`, `v1.9.4` or `1.9` (the last of them); undefined when there is none such, or it is older
 * than what is known here.
 */
export function releaseNamed(text: string): string | undefined {
  const wanted = text.replace(/^v/, '');
  return releases.findLast(release => release === wanted || release.startsWith(`${wanted}.`));
}

/** Names of a release's plugins in its execution order. */
export function orderOf(release: string): readonly string[] {
  const order = [...firstOrder];
  for (const { put, removed = [], release: changed } of changes) {
    if (compareVersions(changed, release) > 0) break;
    const placed = Object.entries(put);
    const left = order.filter(name => !removed.includes(name) && !Object.hasOwn(put, name));
    for (const [name, after] of placed) left.splice(after === '' ? 0 : left.indexOf(after) + 1, 0, name);
    order.splice(0, order.length, ...left);
  }
  return order;
}

/** Declarations of plugins that the newest release has no longer. */
const gone: readonly AnyPlugin[] = [federation];

interface ReleasePlugins {
  readonly plugins: readonly AnyPlugin[];
  readonly others: readonly string[];
}

/** Declarations of a release's plugins, as it read them, in its order; `others` are those that are gone, of which we have none. */
export function pluginsOf(release: string): ReleasePlugins {
  const found = read.get(release) ?? readRelease(release);
  read.set(release, found);
  return found;
}

const read = new Map<string, ReleasePlugins>();

function readRelease(release: string): ReleasePlugins {
  const then = release === newestRelease ? (schema: AnyPlugin) => schema : (schema: AnyPlugin) => asOf(schema, release);
  const byName = new Map([...schemas, ...gone].map(schema => [schema.name, then(schema)]));
  const names = orderOf(release);
  return { plugins: names.flatMap(name => byName.get(name) ?? []), others: names.filter(name => !byName.has(name)) };
}
