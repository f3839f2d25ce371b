import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';

/** What a running CoreDNS is asked: one YAML document of `test/oracle/cases/*.yaml`. */
export interface AnswerCase {
  readonly name: string;
  readonly corefile: string;
  /** `true` is `cases/cluster.yaml`; a list names manifests beside the case file. */
  readonly cluster?: boolean | readonly string[];
  /** Files below the server's working directory; `base64:` in front of the text marks binary content. */
  readonly files?: Readonly<Record<string, string>>;
  /** HOST:PORT → the Corefile of the CoreDNS which listens there. */
  readonly upstreams?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Data of backends by plugin; only our engine can be given them. */
  readonly fixtures?: Readonly<Record<string, unknown>>;
  /** Name sets for query lines of the form `@SET x TYPES`. */
  readonly names?: Readonly<Record<string, readonly string[]>>;
  /** The port that is asked; 1053 when absent. */
  readonly port?: number;
  /** `any`: the server itself does not keep an order (shuffling, Go maps); records are compared as sets. */
  readonly order?: 'any';
  /** Seconds after which a query counts as dropped; 8 when absent. */
  readonly timeout?: number;
  readonly queries: readonly string[];
}

export const DEFAULT_PORT = 1053;
export const KUBE_API_PORT = 18080;

const TYPE_SETS: Readonly<Record<string, readonly string[]>> = {
  BASIC: ['A', 'AAAA'],
  COMMON: ['A', 'AAAA', 'SRV', 'TXT', 'MX', 'CNAME', 'NS', 'SOA', 'PTR'],
  ALL: [
    ...['A', 'AAAA', 'SRV', 'TXT', 'MX', 'CNAME', 'NS', 'SOA', 'PTR'],
    ...['ANY', 'HTTPS', 'CAA', 'DS', 'DNSKEY', 'NAPTR', 'HINFO'],
  ],
};

/** Every case of one YAML file, in the order of the file. Throws on a file that is not YAML: cases are ours. */
export function readCases(path: string): AnswerCase[] {
  return parseAllDocuments(readFileSync(path, 'utf8'), { merge: true }).flatMap(document => {
    if (document.errors.length > 0) throw new Error(`${path}: ${document.errors[0]?.message}`);
    const value: unknown = document.toJS();
    return value ? [value as AnswerCase] : [];
  });
}

/** The query lines of a case with each `@SET x TYPES` written out: every name with every type. */
export function queryLines(of: AnswerCase): string[] {
  return of.queries.flatMap(query => {
    const line = String(query);
    const set = /^@(\S+) x (\S+)(.*)$/.exec(line);
    if (!set) return [line];
    const names = of.names?.[set[1] ?? ''];
    const types = TYPE_SETS[set[2] ?? ''];
    if (!names || !types) throw new Error(`${of.name}: ${line}: no such set of names or types`);
    return names.flatMap(name => types.map(type => `${name} ${type}${set[3]}`));
  });
}
