import {
  printName,
  type Question,
  type RdataTypeName,
  type RecordOf,
  record,
  recordTypes,
  splitLabels,
} from '@corefile/dns';
import type { ResponseType } from '@corefile/evaluator';
import { toLower } from '@corefile/golang';

/**
 * The NSEC record made up for a name that is missing, or has no records of the type asked for: it claims that nothing
 * lies between the name and the next possible one ("black lies", plugin/dnssec/black_lies.go).
 */
export function denial(question: Question, zone: string, type: ResponseType, ttl: number): RecordOf<'NSEC'> {
  const name = printName(question.name);
  const isApex = toLower(name) === zone;
  const isCut = type === 'delegation' && !isApex;
  const nextDomain = name === '.' ? '\\000.' : isCut ? afterFirstLabel(name) : `\\000.${name}`;
  const types = isApex
    ? without(question.type, apexTypes, type)
    : isCut || question.type === recordTypes.DS
      ? cutTypes
      : without(question.type, zoneTypes, type);
  return record(name, 'NSEC', ttl, { nextDomain, types });
}

/** Next after a zone cut comes the cut's own label with a NUL behind it, not a name below: that is another zone. */
function afterFirstLabel(name: string): string {
  const [first = '', ...rest] = splitLabels(name);
  return `${[`${first}\\000`, ...rest].join('.')}.`;
}

const numbers = (...names: RdataTypeName[]): readonly number[] => names.map(name => recordTypes[name]);
const zoneTypes = numbers(
  ...(['A', 'HINFO', 'TXT', 'AAAA', 'LOC', 'SRV', 'CERT', 'SSHFP', 'RRSIG', 'NSEC', 'TLSA', 'HIP'] as const),
  ...(['OPENPGPKEY', 'SPF'] as const),
);
const cutTypes = [...zoneTypes, recordTypes.NS].sort((a, b) => a - b);
const apexTypes = [...cutTypes, recordTypes.SOA, recordTypes.MX, recordTypes.DNSKEY].sort((a, b) => a - b);

/** Whatever the name may have, the type asked for it has not. */
function without(asked: number, types: readonly number[], type: ResponseType): readonly number[] {
  if ((type !== 'no data' && type !== 'name error') || asked === recordTypes.NSEC) return types;
  return types.filter(one => one !== asked);
}
