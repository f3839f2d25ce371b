import { dirname, resolve } from 'node:path';
import {
  equalNames,
  type Message,
  normalizeName,
  parseZone,
  type ResourceRecord,
  rcodes,
  replyTo,
  stringToRcode,
} from '@corefile/dns';
import {
  corefileUpstream,
  type ExchangeResult,
  failingUpstream,
  type Server,
  type Upstream,
} from '@corefile/evaluator';
import { joinHostPort, parseIP, splitHostPort } from '@corefile/golang';
import { closest, defaultPorts, splitTransport } from '@corefile/schema';
import { readText } from './corefile.ts';
import { at, InputError } from './problem-text.ts';
import { yamlData, yamlFault } from './yaml-data.ts';

/** Builds the server of a Corefile, given by its path or by its text in a folder. */
export type BuildServer = (corefile: { readonly path: string; readonly text?: string }) => Promise<Server>;

interface Entry {
  readonly match: string;
  readonly for?: string;
  readonly corefile?: string;
  readonly zone?: { readonly origin?: string; readonly file: string };
  readonly records?: string;
  readonly otherwise?: string;
  readonly fail?: string;
}

/** Reads an upstreams file (docs/fixtures.md): who stands behind each address that queries are forwarded to. */
export async function loadUpstreams(path: string, build: BuildServer): Promise<readonly Upstream[]> {
  const text = readText(path);
  const { LineCounter, parseDocument } = await import('./yaml.ts');
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const fail = (offset: number, message: string): never => {
    const { line, col } = counter.linePos(offset);
    throw new InputError(at(path, line, col, message));
  };
  const [error] = document.errors;
  if (error) fail(error.pos[0], yamlFault(error));
  const list = yamlData(document, path) as { upstreams?: unknown } | null;
  if (!Array.isArray(list?.upstreams)) fail(0, 'there is no list `upstreams:` in it');
  const entries = list?.upstreams as readonly Entry[];
  return Promise.all(
    entries.map((entry, index) => {
      const node = document.getIn(['upstreams', index], true) as
        | { range?: readonly [number, number, number] }
        | undefined;
      const complain = (message: string): never => fail(node?.range?.[0] ?? 0, message);
      return readUpstream(entry, path, build, complain);
    }),
  );
}

async function readUpstream(
  entry: Entry,
  path: string,
  build: BuildServer,
  complain: (message: string) => never,
): Promise<Upstream> {
  if (typeof entry?.match !== 'string' || entry.match === '')
    complain('an upstream needs `match: HOST[:PORT]`, or `match: "*"` for every address');
  checkFields(
    entry as unknown as Fields,
    '',
    { match: 'text', for: 'text', corefile: 'text', records: 'text', otherwise: 'text', fail: 'text', zone: 'fields' },
    complain,
  );
  if (entry.zone !== undefined)
    checkFields(entry.zone as unknown as Fields, 'zone.', { origin: 'text', file: 'text' }, complain);
  if (entry.zone !== undefined && entry.zone.file === undefined) complain('`zone:` needs `file: PATH`');
  const match = normalizeAddress(entry.match);
  const limit = entry.for === undefined ? {} : { zone: normalizeName(entry.for) };
  const beside = (file: string) => resolve(dirname(path), file);
  if (entry.fail !== undefined) {
    if (entry.fail === 'servfail')
      return { ...limit, match, answer: ({ request }) => answer(replyTo(request, rcodes.SERVFAIL)) };
    if (entry.fail !== 'timeout' && entry.fail !== 'refused')
      complain(`'${entry.fail}' is no way to fail; write timeout, refused or servfail`);
    return { ...limit, ...failingUpstream(match, entry.fail as 'timeout' | 'refused') };
  }
  if (entry.corefile !== undefined || entry.zone !== undefined) {
    const server = await build(
      entry.corefile !== undefined
        ? { path: beside(entry.corefile) }
        : zoneServer(entry.zone as NonNullable<Entry['zone']>, match, beside),
    );
    return { ...limit, ...corefileUpstream(match, () => server) };
  }
  const { otherwise = 'unknown' } = entry;
  if (otherwise !== 'unknown' && otherwise !== 'nodata' && stringToRcode(otherwise.toUpperCase()) === undefined)
    complain(`'${otherwise}' is no answer; write nxdomain, nodata, refused, servfail or unknown`);
  if (entry.records === undefined) complain('an upstream needs one of `corefile:`, `zone:`, `records:` and `fail:`');
  const { records, error } = parseZone(entry.records ?? '', { origin: '.', file: 'records' });
  if (error) complain(`records: ${error.message}`);
  return { ...limit, match, answer: ({ request }) => fromRecords(request, records, otherwise) };
}

type Fields = { readonly [name: string]: unknown };

/** YAML gives numbers and lists where a text was meant (`for: 3`), and misspelt fields would silently do nothing. */
function checkFields(
  fields: Fields,
  prefix: string,
  shape: { readonly [name: string]: 'text' | 'fields' },
  complain: (message: string) => never,
): void {
  for (const [name, value] of Object.entries(fields)) {
    const wanted = Object.hasOwn(shape, name) ? shape[name] : undefined;
    const near = closest(name, Object.keys(shape));
    if (!wanted) complain(`there is no field '${prefix}${name}'${near ? `; did you mean '${prefix}${near}'?` : ''}`);
    const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (wanted === 'text' && typeof value !== 'string') complain(`'${prefix}${name}' is no text; write it in quotes`);
    if (wanted === 'fields' && !isFields) complain(`'${prefix}${name}' needs fields of its own: ${prefix}${name}: {…}`);
  }
}

/** An authoritative server for one zone file is a CoreDNS of its own; it hands the zone to a `secondary` too. */
function zoneServer(
  { origin = '.', file }: NonNullable<Entry['zone']>,
  match: string,
  beside: (file: string) => string,
) {
  const port = /:(\d+)$/.exec(match)?.[1] ?? '53';
  return {
    path: beside('Corefile'),
    text: `${origin}:${port} {\n  file "${beside(file)}"\n  transfer {\n    to *\n  }\n}\n.:${port} {\n  template ANY ANY {\n    rcode REFUSED\n  }\n}\n`,
  };
}

/** `10.0.0.2` → `10.0.0.2:53`, `tls://1.1.1.1` → `tls://1.1.1.1:853`: as a forwarding plugin names it. */
function normalizeAddress(text: string): string {
  if (text === '*') return text;
  const { transport, rest } = splitTransport(text);
  const host = rest.replace(/%[^:]*/, '');
  const address =
    splitHostPort(host).ok && !parseIP(host)
      ? host
      : joinHostPort(host.replace(/^\[|\]$/g, ''), defaultPorts[transport]);
  return transport === 'dns' ? address : `${transport}://${address}`;
}

const answer = (message: Message): ExchangeResult => ({ kind: 'answer', message, milliseconds: 0 });

/** Answers from a list of records, CNAMEs followed within it. */
function fromRecords(request: Message, records: readonly ResourceRecord[], otherwise: string): ExchangeResult {
  const [question] = request.question;
  const reply = replyTo(request);
  reply.ra = true;
  let name = question?.name ?? '.';
  for (let step = 0; step < 16; step++) {
    const here = records.filter(record => equalNames(record.name, name));
    const wanted = here.filter(record => record.type === question?.type || question?.type === 255);
    reply.answer.push(...wanted.map(record => ({ ...record })));
    const alias = wanted.length === 0 ? here.find(record => record.type === 5) : undefined;
    if (!alias) {
      if (here.length > 0 || reply.answer.length > 0) return answer(reply);
      break;
    }
    reply.answer.push({ ...alias });
    name = (alias.rdata as { target: string }).target;
  }
  if (otherwise === 'unknown') return { kind: 'unknown' };
  if (otherwise !== 'nodata') reply.rcode = stringToRcode(otherwise.toUpperCase()) ?? rcodes.SERVFAIL;
  return answer(reply);
}
