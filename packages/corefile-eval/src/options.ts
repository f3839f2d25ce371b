import { parseArgs } from 'node:util';

/** Exit codes: cli.md §5b. */
export const exit = { evaluated: 0, different: 1, usage: 2, internal: 3 } as const;

const options = {
  corefile: { type: 'string', short: 'c', help: 'the Corefile, or a manifest with one', value: 'PATH' },
  cluster: {
    type: 'string',
    short: 'k',
    multiple: true,
    help: 'cluster state: files or directories of kubectl dumps',
    value: 'PATH',
  },
  upstreams: { type: 'string', help: 'what stands behind the addresses that queries are forwarded to', value: 'FILE' },
  fixture: {
    type: 'string',
    multiple: true,
    help: 'data of a plugin that reads from elsewhere: etcd=FILE, route53=FILE',
    value: 'PLUGIN=FILE',
  },
  root: { type: 'string', help: 'prefix for the absolute paths that the Corefile names', value: 'DIR' },
  queries: { type: 'string', help: 'evaluate the queries of a file, one a line, in one server', value: 'FILE' },
  output: { type: 'string', short: 'o', help: 'dig (default), short, json, jsonl or trace', value: 'FORMAT' },
  client: { type: 'string', help: 'address of the client (default 127.0.0.1)', value: 'IP' },
  tsig: { type: 'string', short: 'y', help: 'key to sign the queries with (TSIG)', value: '[ALG:]NAME:SECRET' },
  listener: { type: 'string', help: 'address and port that the query is sent to', value: 'ADDR:PORT' },
  transport: { type: 'string', help: 'udp (default), tcp, tls, https, grpc, quic or https3', value: 'NAME' },
  'coredns-version': {
    type: 'string',
    help: 'the release of CoreDNS to take the part of (default: the newest)',
    value: 'VERSION',
  },
  plugins: { type: 'string', help: 'the plugin.cfg that the server was built with', value: 'FILE' },
  schema: { type: 'string', multiple: true, help: 'a description of external plugins, as JSON', value: 'FILE' },
  hostname: { type: 'string', help: 'name of the machine, for nsid and chaos (default: this one)', value: 'NAME' },
  address: {
    type: 'string',
    multiple: true,
    help: 'an address of the machine (default: those of this one)',
    value: 'IP',
  },
  env: { type: 'string', multiple: true, help: 'an environment variable for {$NAME}', value: 'NAME=VALUE' },
  at: { type: 'string', help: 'simulated time at the start (default: now)', value: 'TIME' },
  seed: { type: 'string', help: 'seed of everything random (default 1)', value: 'N' },
  help: { type: 'boolean', short: 'h', help: 'print this text and exit' },
  version: { type: 'boolean', help: 'print the version and exit' },
} as const;

export const formats = ['dig', 'short', 'json', 'jsonl', 'trace'] as const;
export type Format = (typeof formats)[number];

export interface Values {
  readonly corefile?: string;
  readonly cluster?: readonly string[];
  readonly upstreams?: string;
  readonly fixture?: readonly string[];
  readonly root?: string;
  readonly queries?: string;
  readonly output?: string;
  readonly client?: string;
  readonly tsig?: string;
  readonly listener?: string;
  readonly transport?: string;
  readonly 'coredns-version'?: string;
  readonly plugins?: string;
  readonly schema?: readonly string[];
  readonly hostname?: string;
  readonly address?: readonly string[];
  readonly env?: readonly string[];
  readonly at?: string;
  readonly seed?: string;
  readonly help?: boolean;
  readonly version?: boolean;
}

/** Splits options from the words of the query; `+option` words belong to the query. */
export function readCommandLine(
  args: readonly string[],
): { readonly values: Values; readonly words: readonly string[] } | { readonly error: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { values, words: positionals };
  } catch (error) {
    return { error: `${(error as Error).message.split('. ')[0]}; see corefile-eval --help` };
  }
}

export function helpText(): string {
  const rows = Object.entries(options).map(([name, option]) => {
    const short = 'short' in option ? `-${option.short}, ` : '    ';
    const value = 'value' in option ? ` ${option.value}` : '';
    return `  ${`${short}--${name}${value}`.padEnd(30)} ${option.help}`;
  });
  return [
    'usage: corefile-eval -c COREFILE [OPTION]... NAME [TYPE] [CLASS] [+QUERYOPTION]...',
    '       corefile-eval -c COREFILE [OPTION]... --queries FILE',
    '',
    'Says what CoreDNS would answer, and why. Opens no socket.',
    '',
    ...rows,
    '',
    'Query options: +tcp +dnssec +cdflag +adflag +norecurse +noedns +bufsize=N +subnet=CIDR +nsid +client=IP',
    '  +tsig=[ALG:]NAME:SECRET +wait=SECONDS',
    '',
  ].join('\n');
}
