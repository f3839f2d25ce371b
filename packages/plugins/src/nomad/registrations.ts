import { octets } from '@corefile/evaluator';

/** Where one instance of a service is to be found. */
export interface Registration {
  readonly address: string;
  readonly port: number;
}

/** The services of the fixture by namespace and name (docs/fixtures.md); undefined when it is no list of them. */
export function readRegistrations(
  fixture: unknown,
): ReadonlyMap<string, readonly Registration[]> | 'unreachable' | undefined {
  if ((fixture as { fail?: unknown } | undefined | null)?.fail) return 'unreachable';
  if (!Array.isArray(fixture)) return undefined;
  const services = new Map<string, Registration[]>();
  for (const given of fixture) {
    const {
      ServiceName = '',
      Namespace = 'default',
      Address = '',
      Port = 0,
    } = (given ?? {}) as Record<string, unknown>;
    const key = keyOf(octets(String(Namespace)), octets(String(ServiceName)));
    const registration = { address: String(Address), port: Number(Port) };
    const same = services.get(key);
    if (same) same.push(registration);
    else services.set(key, [registration]);
  }
  return services;
}

export const keyOf = (namespace: string, service: string): string => `${namespace}\n${service}`;
