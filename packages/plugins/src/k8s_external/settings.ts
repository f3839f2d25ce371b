import { joinLabels, type RecordOf, record } from '@corefile/dns';
import type { Externaler } from '@corefile/evaluator';
import type { Infer, Stanza } from '@corefile/schema';
import type { schema } from './schema.ts';

/** What all stanzas of a block say together: each overrides the options that it has (k8s_external/setup.go). */
export interface Settings {
  readonly zones: readonly string[];
  readonly apex: string;
  readonly ttl: number;
  readonly headless: boolean;
  readonly fallthrough: readonly string[];
}

export function settingsOf(stanzas: readonly Stanza<Infer<typeof schema>>[]): Settings {
  const configs = stanzas.map(({ config }) => config);
  const last = <T>(of: (config: Infer<typeof schema>) => T | undefined) =>
    configs.map(of).findLast(value => value !== undefined);
  return {
    zones: last(({ zones }) => zones) ?? [],
    apex: last(({ apex }) => apex) ?? 'dns',
    ttl: last(({ ttl }) => ttl) ?? 5,
    headless: configs.some(({ headless }) => headless),
    fallthrough: last(({ fallthrough }) => fallthrough) ?? [],
  };
}

export function soaRecord({ apex, ttl }: Settings, cluster: Externaler, zone: string): RecordOf<'SOA'> {
  return record(zone, 'SOA', ttl, {
    mname: joinLabels('ns1', apex, zone),
    rname: joinLabels('hostmaster', apex, zone),
    serial: cluster.serial(),
    refresh: 7200,
    retry: 1800,
    expire: 86400,
    minimum: ttl,
  });
}
