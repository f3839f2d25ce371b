import { readdirSync, readFileSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { type BuildPlugin, type Clock, createServer, createWorld, type Server, type World } from '@corefile/evaluator';
import { utf8Decode } from '@corefile/golang';
import type { Unit } from '@corefile/project';
import { nodeCrypto } from './node-crypto.ts';

export interface Fixtures {
  readonly clock: Clock;
  /** What the server is built from, in execution order. */
  readonly plugins: readonly BuildPlugin[];
  readonly seed: number;
  /** Undefined: nothing is known of the cluster. */
  readonly manifests: World['manifests'];
  readonly exchange: World['exchange'];
  /** Prefix for every absolute path that the Corefile names; '' takes the machine's files. */
  readonly root: string;
  readonly fixture: World['fixture'];
  /** Name and addresses of the machine that the server is to run on; this one's when left out. */
  readonly hostname: string | undefined;
  readonly addresses: readonly string[] | undefined;
}

/** Builds the server of a Corefile whose relative paths start from the folder it lies in. */
export function buildServer(unit: Unit, path: string, fixtures: Fixtures): Server {
  const folder = path === '-' ? process.cwd() : dirname(resolve(path));
  const place = (name: string) => (isAbsolute(name) ? join(fixtures.root, name) : join(folder, name));
  const world = createWorld({
    clock: fixtures.clock,
    seed: fixtures.seed,
    hostname: fixtures.hostname ?? hostname(),
    addresses: fixtures.addresses ?? ownAddresses(),
    manifests: fixtures.manifests,
    exchange: fixtures.exchange,
    fixture: fixtures.fixture,
    crypto: nodeCrypto,
    readFile: name => textOf(read(place(name))),
    readBinary: name => read(place(name)),
    listDirectory: name => list(place(name)),
  });
  return createServer(unit.model, fixtures.plugins, world);
}

/** All but loopback, as CoreDNS finds out which names its own addresses have in the cluster. */
const ownAddresses = (): readonly string[] =>
  Object.values(networkInterfaces()).flatMap(found =>
    (found ?? []).filter(({ internal }) => !internal).map(({ address }) => address),
  );

/** Text with octets that are not UTF-8 kept, each in a form of its own. */
function textOf(bytes: Buffer | undefined): string | undefined {
  const text = bytes?.toString('utf8');
  return bytes && text?.includes('\ufffd') ? utf8Decode(bytes) : text;
}

function read(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function list(path: string): readonly string[] | undefined {
  try {
    return readdirSync(path, { withFileTypes: true })
      .map(entry => (entry.isDirectory() ? `${entry.name}/` : entry.name))
      .sort();
  } catch {
    return undefined;
  }
}
