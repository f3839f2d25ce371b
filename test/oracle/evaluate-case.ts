import { decodeMessage } from '@corefile/dns';
import {
  corefileUpstream,
  createClock,
  createServer,
  createWorld,
  evaluate,
  exchangeWith,
  failingUpstream,
  type Server,
  type Upstream,
  type World,
} from '@corefile/evaluator';
import { utf8Decode } from '@corefile/golang';
import { glob, load } from '@corefile/parser';
import { order, schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { nodeCrypto } from 'corefile-eval';
import { type AnswerCase, DEFAULT_PORT, queryLines } from './answer-case.ts';
import { readManifests } from './kube-api.ts';
import { parseQueryLine } from './query-line.ts';
import { type Host, manifests } from './run-case.ts';
import { decodeAnswer, type Outcome } from './wire-answer.ts';
import { encodeQuery } from './wire-query.ts';

const directives = new Set(schemas.map(schema => schema.name));
const FOLDER = '/corefile';

/**
 * Our answers to the queries of a case, in the order of `queryLines(of)`, not yet normalised. The world's clock moves only
 * by the `+wait` of a query; files, upstreams (each a Corefile of its own), cluster and environment are those of the case;
 * `host` is the machine the server ran on. Queries and answers go through wire format, so that both sides are read by one decoder.
 */
export async function evaluateCase(
  of: AnswerCase,
  casesFolder: string,
  host: Host,
  now = Date.now(),
): Promise<readonly Outcome[]> {
  const server = serverOf(of, casesFolder, host, now);
  return queryLines(of).map(line => {
    const query = parseQueryLine(line);
    server.world.advance(query.wait * 1000);
    const { packed, disposition, why } = evaluate(server, {
      request: decodeMessage(encodeQuery(query)).message,
      client: { ip: query.from ?? '127.0.0.1', port: 40_000 },
      transport: query.tcp ? 'tcp' : 'udp',
      to: { ip: '127.0.0.1', port: of.port ?? DEFAULT_PORT },
      pack: true,
    });
    if (disposition === 'indeterminate') return { outcome: `indeterminate: ${why}` } as unknown as Outcome;
    return packed ? decodeAnswer(Buffer.from(packed)) : { outcome: 'dropped' };
  });
}

function serverOf(of: AnswerCase, casesFolder: string, host: Host, now: number): Server {
  const text = new Map(Object.entries(of.files ?? {}).map(([path, text]) => [clean(path), text]));
  const bytes = (path: string) => {
    const found = text.get(clean(path));
    return found?.startsWith('base64:')
      ? Buffer.from(found.slice(7), 'base64')
      : found === undefined
        ? undefined
        : Buffer.from(found);
  };
  const parts = {
    clock: createClock(now),
    hostname: host.name,
    addresses: host.addresses,
    readFile(path: string) {
      const found = bytes(path);
      return found && utf8Decode(found);
    },
    readBinary: bytes,
    listDirectory: (path: string) => entries([...text.keys()], clean(path)),
    manifests: of.cluster ? readManifests(manifests(of, casesFolder)) : [],
    crypto: nodeCrypto,
    fixture: (name: string) => of.fixtures?.[name],
  };
  const directories = {
    exists: (path: string) => text.has(clean(path)),
    list: (path: string) =>
      entries([...text.keys()], path === FOLDER ? '' : clean(path))?.map(name => name.replace(/\/$/, '')),
  };
  const build = (corefile: string, env: Readonly<Record<string, string>>, exchange: World['exchange']): Server => {
    const loaderHost = {
      readFile: (path: string) => parts.readFile(path) ?? { error: 'missing' as const },
      glob: (pattern: string) => glob(pattern, directories),
      env: (name: string) => env[name],
    };
    const program = load({ path: `${FOLDER}/Corefile`, text: corefile }, loaderHost, { validDirectives: directives });
    const model = decode(program, schemas, { readFile: parts.readFile });
    return createServer(model, order, createWorld({ ...parts, exchange }));
  };
  // Upstreams may forward to one another, so each is built when it is first asked.
  const servers = new Map<string, Server>();
  const upstreams: Upstream[] = Object.entries(of.upstreams ?? {}).flatMap(([address, corefile]) =>
    ['', 'tls://', 'grpc://', 'https://', 'quic://'].map(scheme =>
      corefileUpstream(scheme + address, () => {
        let server = servers.get(address);
        if (!server) {
          server = build(corefile, {}, exchange);
          servers.set(address, server);
        }
        return server;
      }),
    ),
  );
  // Where nothing of the case listens, loopback refuses.
  const exchange = exchangeWith([...upstreams, failingUpstream('*', 'refused')]);
  return build(of.corefile, of.env ?? {}, exchange);
}

const clean = (path: string) => path.replace(`${FOLDER}/`, '').replace(/^\.\//, '');

function entries(paths: readonly string[], folder: string): string[] | undefined {
  const inside = paths.filter(path => folder === '' || folder === '.' || path.startsWith(`${folder}/`));
  if (inside.length === 0) return undefined;
  const rest = inside.map(path => (folder === '' || folder === '.' ? path : path.slice(folder.length + 1)));
  return [...new Set(rest.map(path => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)))].sort();
}
