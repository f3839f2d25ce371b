import { encodeMessage, message, parseZone } from '@corefile/dns';
import { type Answer, decodeAnswer } from '../wire-answer.ts';
import { CLIENT } from './ci-cluster.ts';
import type { GoExpression } from './go-expression.ts';
import type { Scope } from './go-values.ts';

/** What a `test.Case` expects. */
export interface ExpectedAnswer {
  readonly query: string;
  readonly rcode: string;
  /** The test compares whole answers: a section that the table does not name is to be empty. */
  readonly isExact?: boolean;
  /** Records as the oracle writes them, sorted; OPT aside. Undefined: not given, or written in a way we do not read. */
  readonly sections: Readonly<Record<Section, readonly string[] | undefined>>;
}

type Section = 'answer' | 'authority' | 'additional';
const SECTIONS = { Answer: 'answer', Ns: 'authority', Extra: 'additional' } as const;

const RCODES: Readonly<Record<string, string>> = {
  Success: 'NOERROR',
  FormatError: 'FORMERR',
  ServerFailure: 'SERVFAIL',
  NameError: 'NXDOMAIN',
  NotImplemented: 'NOTIMP',
  Refused: 'REFUSED',
};

/**
 * The row bound to `name`, when it is a `test.Case` or a struct with the same fields. `search` completes names without a
 * dot behind, as the resolver of a pod does.
 */
export function expectedAnswer(scope: Scope, name: string, search = ''): ExpectedAnswer | undefined {
  const field = (suffix: string): GoExpression | undefined => {
    const found = scope.resolve({ kind: 'name', name: `${name}.${suffix}` });
    return found.kind === 'name' && found.name === `${name}.${suffix}` ? undefined : found;
  };
  const qname = scope.text(field('Qname'));
  const type = scope.name(field('Qtype'))?.replace(/^dns\.Type/, '');
  if (qname === undefined || type === undefined) return undefined;
  const flags = scope.name(field('Do')) === 'true' ? '+bufsize=4096 +do' : '+bufsize=4096';
  const rcode = scope.name(field('Rcode'))?.replace(/^dns\.Rcode/, '') ?? 'Success';
  const sections = Object.entries(SECTIONS).map(
    ([go, ours]) => [ours, field(go) ? records(scope, field(go)) : []] as const,
  );
  return {
    query: [
      search !== '' && !qname.endsWith('.') ? `${qname}.${search}` : qname.replaceAll(' ', '\\032'),
      `${type}${type === 'AXFR' ? ' +tcp' : ''} ${flags}${search === '' ? '' : ` +from=${CLIENT}`}`,
    ].join(' '),
    rcode: RCODES[rcode] ?? rcode,
    sections: Object.fromEntries(sections) as ExpectedAnswer['sections'],
  };
}

function records(scope: Scope, expression: GoExpression | undefined): string[] | undefined {
  const list: string[] = [];
  if (expression?.kind === 'other' || !expression) return undefined;
  for (const { value } of scope.elements(expression)) {
    const call = scope.resolve(value);
    if (call.kind !== 'call') return undefined;
    if (/OPT$/.test(call.callee)) continue;
    const text = scope.text(call.args[0]);
    const { records } = parseZone(`$TTL 3600\n${text}\n`, { origin: '.', file: 'expected' });
    const { bytes } = encodeMessage(message({ answer: [...records] }));
    if (text === undefined || records.length !== 1 || !bytes) return undefined;
    list.push(...decodeAnswer(Buffer.from(bytes)).answer);
  }
  return list.map(loose).sort();
}

/** How an answer falls short of what the test expects, with the latitude that CoreDNS's own comparison has; empty when it does not. */
export function unexpected(expected: ExpectedAnswer, answer: Answer): string {
  const lines = expected.rcode === answer.rcode ? [] : [`  - ${answer.rcode}\n  + ${expected.rcode}`];
  for (const section of Object.values(SECTIONS)) {
    const wanted = expected.sections[section];
    if (!wanted || (wanted.length === 0 && !expected.isExact)) continue;
    const found = answer[section].map(loose).sort();
    const ttlAside = new Set(wanted.filter(record => record.split(' ')[1] === '303').map(withoutTtl));
    const same = (record: string) => (ttlAside.has(withoutTtl(record)) ? withoutTtl(record) : record);
    const [ours, theirs] = [found.map(same), wanted.map(same)];
    if (ours.join('\n') === theirs.join('\n')) continue;
    lines.push(...ours.filter(record => !theirs.includes(record)).map(record => `  - ${section}: ${record}`));
    lines.push(...theirs.filter(record => !ours.includes(record)).map(record => `  + ${section}: ${record}`));
    if (ours.length !== theirs.length) lines.push(`  ${ours.length} records in ${section}, ${theirs.length} expected`);
  }
  return lines.join('\n');
}

const withoutTtl = (record: string) => record.replace(/ \d+ /, ' ');

/** Of SOA, RRSIG and NSEC CoreDNS's tests compare some fields only; names by their letters' case but for the owner's. */
function loose(record: string): string {
  const fields = record.split(/(?<!\\) /);
  if (fields[3] === 'SOA') return fields.slice(0, 5).join(' ');
  if (fields[3] === 'RRSIG') return [...fields.slice(0, 5), fields[6], fields[11]].join(' ');
  if (fields[3] === 'NSEC') return fields.slice(0, 5).join(' ');
  return record;
}
