import type { Answer, Outcome } from './wire-answer.ts';

/** What differs between two runs of the same server, and so cannot be compared. */
export interface Circumstances {
  /** Seconds since 1970 when the query was asked. */
  readonly now: number;
  /** The ports from which this case has asked so far: `whoami` answers with one of them, from a cache with an earlier one. */
  readonly clientPorts: ReadonlySet<number>;
  /** The server does not keep an order of its own: shuffles, maps, indexes of a cluster. */
  readonly anyOrder: boolean;
}

/**
 * The same outcome without what no dry run can predict. Both sides of a comparison go through here:
 * - an SOA serial within a day of now (kubernetes, k8s_external, dnssec zones and `sign` take it from the clock) is `<now>`;
 * - inception, expiration and signature of an RRSIG are `<time>` and `<signature>`: signing is by the clock and often random;
 * - a client port in an SRV record is `<port>`;
 * - with `anyOrder`, neighbouring records are sorted; a CNAME stays where it stands, since a chain has an order.
 */
export function normalise(outcome: Outcome, circumstances: Circumstances): Outcome {
  if (!('rcode' in outcome)) return outcome;
  const section = (records: readonly string[]) => {
    const texts = records.map(record => normaliseRecord(record, circumstances));
    return circumstances.anyOrder ? sortBetweenAliases(texts) : texts;
  };
  const { answer, authority, additional } = outcome;
  return { ...outcome, answer: section(answer), authority: section(authority), additional: section(additional) };
}

/** One recorded answer as the fixture keeps it: nothing that is empty, no question that merely repeats the query. */
export function compact(answer: Answer, asked: string): Partial<Answer> {
  const kept = Object.entries(answer).filter(([key, value]) => {
    if (key === 'question') return !(answer.question.length === 1 && answer.question[0] === asked);
    return key === 'rcode' || key === 'edns' || value.length > 0;
  });
  return Object.fromEntries(kept);
}

const DAY = 86_400;

function normaliseRecord(record: string, { now, clientPorts }: Circumstances): string {
  const fields = record.split(/(?<!\\) /); // a space inside a name is `\ `
  if (fields[3] === 'SOA' && Math.abs(Number(fields[6]) - now) < DAY) fields[6] = '<now>';
  if (fields[3] === 'SRV' && clientPorts.has(Number(fields[6]))) fields[6] = '<port>';
  if (fields[3] === 'RRSIG') fields.splice(8, 2, '<time>', '<time>');
  if (fields[3] === 'RRSIG') fields.splice(12, fields.length, '<signature>');
  return fields.join(' ');
}

function sortBetweenAliases(records: readonly string[]): string[] {
  const sorted: string[] = [];
  let run: string[] = [];
  const flush = () => {
    sorted.push(...run.sort());
    run = [];
  };
  for (const record of records) {
    if (record.split(' ')[3] === 'CNAME') {
      flush();
      sorted.push(record);
    } else run.push(record);
  }
  flush();
  return sorted;
}
