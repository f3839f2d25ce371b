import { closest } from '@corefile/schema';
import { readText } from './corefile.ts';
import { at, InputError } from './problem-text.ts';
import { yamlData, yamlFault } from './yaml-data.ts';

/** Where in the data something is wrong, and what. */
interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Reads each `PLUGIN=FILE` and checks that the file holds what docs/fixtures.md says of the plugin. */
export async function loadFixtures(pairs: readonly string[]): Promise<(name: string) => unknown> {
  const data = new Map<string, unknown>();
  for (const pair of pairs) {
    const [plugin = '', path] = pair.split(/=(.*)/s, 2);
    if (!path) throw new InputError(`'${pair}' names no file; write --fixture ${plugin}=FILE`);
    const check = checks.get(plugin);
    if (!check) {
      const near = closest(plugin, [...checks.keys()]);
      const hint = near ? `did you mean '${near}'?` : `write one of ${[...checks.keys()].join(', ')}`;
      throw new InputError(`'${plugin}' takes no fixture; ${hint}`);
    }
    data.set(plugin, await readFixture(path, check));
  }
  return name => data.get(name);
}

async function readFixture(path: string, check: (data: unknown) => Fault | undefined): Promise<unknown> {
  const { LineCounter, isNode, parseDocument } = await import('./yaml.ts');
  const counter = new LineCounter();
  const document = parseDocument(readText(path), { lineCounter: counter });
  const complain = (offset: number, message: string): never => {
    const { line, col } = counter.linePos(offset);
    throw new InputError(at(path, line, col, message));
  };
  const [error] = document.errors;
  if (error) complain(error.pos[0], yamlFault(error));
  const data = yamlData(document, path);
  const fault = check(data);
  if (fault) {
    const node = document.getIn(fault.path, true);
    complain((isNode(node) && node.range?.[0]) || 0, fault.message);
  }
  return data;
}

const isFields = (data: unknown): data is Readonly<Record<string, unknown>> =>
  typeof data === 'object' && data !== null && !Array.isArray(data);

/** `fail: true` is the backend that cannot be reached. */
const failFault = ({ fail }: Readonly<Record<string, unknown>>): Fault | undefined =>
  fail === undefined || typeof fail === 'boolean' ? undefined : { path: ['fail'], message: '`fail:` is true or false' };

function etcdFault(data: unknown): Fault | undefined {
  if (!isFields(data))
    return { path: [], message: 'etcd needs keys with their values: /skydns/test/web: {host: 10.0.0.1}' };
  const { leases, fail, ...values } = data;
  for (const [key, value] of Object.entries(values)) {
    if (!key.startsWith('/'))
      return { path: [key], message: `'${key}' is no key of etcd: write /skydns/test/web, or leases and fail` };
    if (typeof value !== 'string' && value !== null && !isFields(value))
      return {
        path: [key],
        message: `the value of ${key} is no service; write {host: 10.0.0.1}, or that as JSON in quotes`,
      };
  }
  if (leases !== undefined && !isFields(leases))
    return { path: ['leases'], message: '`leases:` needs keys with seconds: {/skydns/test/web: 60}' };
  for (const [key, seconds] of Object.entries(leases ?? {})) {
    if (typeof seconds !== 'number')
      return { path: ['leases', key], message: `the lease of ${key} is no number of seconds` };
    if (!Object.hasOwn(values, key)) return { path: ['leases', key], message: `there is no key ${key} for this lease` };
  }
  return failFault(data);
}

const registration: Readonly<Record<string, 'text' | 'number'>> = {
  ServiceName: 'text',
  Namespace: 'text',
  Address: 'text',
  Port: 'number',
};

function nomadFault(data: unknown): Fault | undefined {
  if (isFields(data) && Object.keys(data).join() === 'fail') return failFault(data);
  if (!Array.isArray(data))
    return {
      path: [],
      message: 'nomad needs a list of registrations: - {ServiceName: web, Address: 10.0.0.1, Port: 80}',
    };
  for (const [index, given] of data.entries()) {
    if (!isFields(given) || given.ServiceName === undefined)
      return { path: [index], message: 'a registration needs at least ServiceName, Address and Port' };
    for (const [name, kind] of Object.entries(registration)) {
      const value = given[name];
      const fits = value === undefined || (kind === 'text' ? typeof value === 'string' : Number.isInteger(value));
      if (!fits)
        return {
          path: [index, name],
          message: `${name} is no ${kind === 'text' ? 'text; write it in quotes' : 'whole number'}`,
        };
    }
  }
  return undefined;
}

/** Zones by name: zone files as text and, with `sets`, what the provider prints. */
const zonesFault =
  (example: string, sets: boolean) =>
  (data: unknown): Fault | undefined => {
    if (!isFields(data)) return { path: [], message: `zones are needed, each with its records: ${example}: |` };
    for (const [zone, value] of Object.entries(data)) {
      const isZone = typeof value === 'string' || (sets && typeof value === 'object' && value !== null);
      if (!isZone)
        return { path: [zone], message: `the zone ${zone} is no text; write the lines of its zone file behind '|'` };
    }
    return undefined;
  };

const checks: ReadonlyMap<string, (data: unknown) => Fault | undefined> = new Map([
  ['etcd', etcdFault],
  ['nomad', nomadFault],
  ['route53', zonesFault('Z1Z2Z3Z4DZ5Z6Z7', true)],
  ['clouddns', zonesFault('PROJECT:ZONE', true)],
  ['azure', zonesFault('GROUP:ZONE', true)],
  ['secondary', zonesFault('example.org', false)],
]);
