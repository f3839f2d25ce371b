import { matchZone, type World } from '@corefile/evaluator';
import type { Infer } from '@corefile/schema';
import { clusterOf } from './cluster.ts';
import { type Controller, createController } from './controller.ts';
import type { schema } from './schema.ts';

export type Config = Infer<typeof schema>;

/** A `kubernetes` stanza at work, for the functions that make its answers. */
export interface Settings {
  readonly config: Config;
  /** Undefined when nothing is known of the cluster. */
  readonly controller: Controller | undefined;
  readonly ttl: number;
  /** The first zone that is not a reverse one: reverse look-ups lead there. */
  readonly primaryZone: string;
  readonly namespaces: ReadonlySet<string>;
  /** Addresses of the machine; none when `bind` names some (their text has no mask, and CoreDNS reads only those that do), undefined when they are not known. */
  readonly addresses: readonly string[] | undefined;
  /** Search domains of the machine, for autopath. */
  readonly search: readonly string[];
  readonly startedAt: number;
}

const DEFAULT_TTL = 5;

export function settingsOf(
  config: Config,
  world: World,
  {
    listenHosts = [],
    search,
  }: { readonly listenHosts: readonly string[] | undefined; readonly search: readonly string[] },
): Settings {
  const cluster = clusterOf(world);
  const startedAt = Math.floor(world.now() / 1000);
  return {
    config,
    controller: cluster && createController(cluster, config, startedAt),
    ttl: config.ttl ?? DEFAULT_TTL,
    primaryZone: config.zones.find(zone => !zone.endsWith('.in-addr.arpa.') && !zone.endsWith('.ip6.arpa.')) ?? '.',
    namespaces: new Set(config.namespaces.flat()),
    addresses: (listenHosts[0] ?? '') === '' ? world.addresses : [],
    search,
    startedAt,
  };
}

/** Is the zone shared by several clusters? */
export const isMulticluster = ({ config }: Settings, zone: string): boolean =>
  matchZone(config.multicluster ?? [], zone) !== '';

/** Is there such a namespace, and do the options let it be seen? */
export const isExposed = ({ namespaces }: Settings, controller: Controller, namespace: string): boolean =>
  (namespaces.size === 0 || namespaces.has(namespace)) && controller.namespaces.has(namespace);
