import { resolve } from 'node:path';
import { typeToString } from '@corefile/dns';
import {
  createClock,
  type Evaluation,
  evaluate,
  exchangeWith,
  findTsig,
  type Server,
  type Upstream,
} from '@corefile/evaluator';
import { parseIP } from '@corefile/golang';
import { corednsVersion, type Unit, version } from '@corefile/project';
import { loadBuild, nodeHost } from '@corefile/project/node';
import { buildPlugins } from './build-plugins.ts';
import { buildServer } from './build-server.ts';
import { loadCluster } from './cluster.ts';
import { loadCorefile, readText } from './corefile.ts';
import { loadFixtures } from './fixtures.ts';
import { exit, type Format, formats, helpText, readCommandLine, type Values } from './options.ts';
import { answerJson, type PlaceOf, placeIn } from './output/answer-json.ts';
import { dig } from './output/dig.ts';
import { short } from './output/short.ts';
import { trace } from './output/trace.ts';
import { at, InputError } from './problem-text.ts';
import { type QueryWords, readQueryFile, readQueryWords } from './query-words.ts';
import { requestOf } from './request.ts';
import { rootedHost } from './rooted-host.ts';
import { readTsigKey, tsigVerdict } from './tsig-key.ts';
import { loadUpstreams } from './upstreams.ts';

/** Runs the command; returns its exit code. */
export async function main(
  args: readonly string[],
  write: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  try {
    const line = readCommandLine(args);
    if ('error' in line) throw new InputError(line.error);
    if (line.values.help) {
      write(helpText());
      return exit.evaluated;
    }
    if (line.values.version) {
      write(`corefile-eval ${version} (CoreDNS ${corednsVersion})\n`);
      return exit.evaluated;
    }
    write(await run(line.values, line.words));
    return exit.evaluated;
  } catch (error) {
    if (error instanceof InputError) {
      complain(`corefile-eval: ${error.message}\n`);
      return error.exitCode;
    }
    complain(`corefile-eval: this is a mistake of corefile-eval, please report it\n${(error as Error).stack}\n`);
    return exit.internal;
  }
}

async function run(values: Values, words: readonly string[]): Promise<string> {
  if (values.corefile === undefined) throw new InputError('no Corefile given; name one with -c');
  checkValues(values);
  const format = formatOf(values.output);
  const queries = queriesOf(values, words);
  const { server, place } = await prepare(values, values.corefile);
  const answers = queries.map(({ query, title }) => ask(server, query, title, values, format, place));
  if (format !== 'json') return answers.join(format === 'dig' || format === 'trace' ? '\n' : '');
  return answers.length === 1 && values.queries === undefined ? `${answers[0]}\n` : `[\n${answers.join(',\n')}\n]\n`;
}

/** What would be passed over in silence: `--seed abc`, `--env NAME` without a value, `--address localhost`. */
function checkValues({ seed, env = [], address = [] }: Values): void {
  if (seed !== undefined && !/^\d+$/.test(seed)) throw new InputError(`'${seed}' is not a number; write --seed 7`);
  for (const pair of env)
    if (!/^[^=]+=/.test(pair)) throw new InputError(`'${pair}' gives no value; write --env ${pair || 'NAME'}=VALUE`);
  for (const ip of address)
    if (!parseIP(ip)) throw new InputError(`'${ip}' is not an IP address; write --address 192.0.2.1`);
}

function formatOf(text = 'dig'): Format {
  if ((formats as readonly string[]).includes(text)) return text as Format;
  throw new InputError(`unknown format '${text}'; write one of ${formats.join(', ')}`);
}

interface Titled {
  readonly query: QueryWords;
  readonly title: string;
}

function queriesOf(values: Values, words: readonly string[]): readonly Titled[] {
  const tsig = values.tsig === undefined ? undefined : readTsigKey(values.tsig);
  if (typeof tsig === 'string') throw new InputError(tsig);
  // An answer that is passed on shall not tell the secret.
  const titled = (query: QueryWords, text: string): Titled => ({
    query: tsig === undefined ? query : { tsig, ...query },
    title: text.replace(/(\+tsig=\S*:)\S+/g, '$1…'),
  });
  if (values.client !== undefined && !parseIP(values.client))
    throw new InputError(`'${values.client}' is not an IP address; write --client 10.244.1.7`);
  if (values.queries === undefined) {
    const read = readQueryWords(words);
    if (!read.ok) throw new InputError(read.error);
    return [titled(read.query, words.join(' '))];
  }
  const path = values.queries;
  const lines = readQueryFile(readText(path));
  const wrong = lines.flatMap(({ line, read }) => (read.ok ? [] : [at(path, line, 1, read.error)]));
  if (wrong.length > 0) throw new InputError(wrong.join('\n'));
  return lines.flatMap(({ read, text }) => (read.ok ? [titled(read.query, text)] : []));
}

async function prepare(values: Values, corefile: string): Promise<{ server: Server; place: PlaceOf }> {
  const env = {
    ...process.env,
    ...Object.fromEntries((values.env ?? []).map(pair => pair.split(/=(.*)/s, 2) as [string, string])),
  };
  const host = values.root === undefined ? nodeHost(env) : rootedHost(nodeHost(env), resolve(values.root), corefile);
  const choice = loadBuild(values);
  if ('error' in choice) throw new InputError(choice.error);
  const plugins = buildPlugins(choice);
  const built = { ...choice, plugins: plugins.map(({ schema }) => schema) };
  const unit = await loadCorefile(corefile, host, built);
  const fixtures = {
    plugins,
    clock: createClock(startOf(values.at)),
    seed: Number(values.seed ?? 1),
    manifests: values.cluster && (await loadCluster(values.cluster)),
    root: values.root === undefined ? '' : resolve(values.root),
    fixture: await loadFixtures(values.fixture ?? []),
    hostname: values.hostname,
    addresses: values.address,
  };
  // Upstreams that are Corefiles may forward to one another: all share the list that is filled below.
  const upstreams: Upstream[] = [];
  const exchange = exchangeWith(upstreams);
  const build = async ({ path, text }: { path: string; text?: string }) =>
    buildServer(await loadCorefile(path, host, built, text), path, { ...fixtures, exchange });
  if (values.upstreams !== undefined) upstreams.push(...(await loadUpstreams(values.upstreams, build)));
  const server = buildServer(unit, corefile, { ...fixtures, exchange });
  return { server, place: placeOf(unit) };
}

const placeOf = (unit: Unit): PlaceOf => {
  const plain = placeIn(range => range.source.path);
  return range => {
    const place = unit.placeOf(range.source);
    if (!('document' in place)) return plain(range);
    const { document } = place;
    const { start, end } = place.toDocumentRange(range.start, range.end);
    return {
      file: document.path,
      line: plain({ source: { path: document.path, text: document.text }, start, end }).line,
    };
  };
};

function startOf(text: string | undefined): number {
  if (text === undefined) return Date.now();
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new InputError(`'${text}' is not a time; write --at 2026-01-31T12:00:00Z`);
  return time;
}

function ask(server: Server, query: QueryWords, title: string, values: Values, format: Format, place: PlaceOf): string {
  server.world.advance(query.wait * 1000);
  const request = requestOf(query, server.world.now());
  const mac = findTsig(request)?.rdata.mac ?? '';
  const client = query.client ?? values.client ?? '127.0.0.1';
  const evaluation: Evaluation = evaluate(server, {
    request,
    client: { ip: client, port: 40_000 },
    transport: query.tcp ? 'tcp' : transportOf(values.transport),
    ...(values.listener === undefined ? {} : { to: addressOf(values.listener) }),
    trace: format !== 'short',
    pack: true,
  });
  const tsig = query.tsig && evaluation.response && tsigVerdict(evaluation.response, mac, query.tsig);
  switch (format) {
    case 'dig':
      return dig(evaluation, title, place, tsig);
    case 'short':
      return short(evaluation);
    case 'trace':
      return trace(evaluation, `${query.name} ${typeToString(query.type)}`, place);
    case 'json':
      return JSON.stringify(answerJson(query, client, evaluation, true, place, tsig), null, 2);
    case 'jsonl':
      return `${JSON.stringify(answerJson(query, client, evaluation, true, place, tsig))}\n`;
  }
}

const transports = ['udp', 'tcp', 'tls', 'https', 'grpc', 'quic', 'https3'] as const;
function transportOf(text = 'udp'): (typeof transports)[number] {
  const found = transports.find(name => name === text);
  if (!found) throw new InputError(`unknown transport '${text}'; write one of ${transports.join(', ')}`);
  return found;
}

function addressOf(text: string): { ip?: string; port: number } {
  const [, ip = '', port = ''] = /^(.*):(\d+)$/.exec(text) ?? [];
  if (port === '' || Number(port) > 65_535 || (ip !== '' && !parseIP(ip.replace(/^\[|\]$/g, ''))))
    throw new InputError(`'${text}' is not an address with a port; write --listener 127.0.0.1:53 or :53`);
  return ip === '' ? { port: Number(port) } : { ip: ip.replace(/^\[|\]$/g, ''), port: Number(port) };
}
