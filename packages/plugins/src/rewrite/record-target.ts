import { isType, type ResourceRecord } from '@corefile/dns';
import type { Replace } from './replace.ts';
import { type AnswerRule, perRecord } from './rule.ts';

/** Changes the name that a record leads to, where it has one. */
export const changeTarget = (replace: Replace): AnswerRule =>
  perRecord(record => {
    const target = targetOf(record);
    if (target === undefined || target.name === '') return;
    const replaced = replace(target.name);
    if (replaced !== undefined) record.rdata = { ...record.rdata, [target.field]: replaced };
  });

function targetOf(record: ResourceRecord): { readonly field: string; readonly name: string } | undefined {
  if (isType(record, 'MX')) return { field: 'exchange', name: record.rdata.exchange };
  if (isType(record, 'NAPTR')) return { field: 'replacement', name: record.rdata.replacement };
  if (isType(record, 'SOA')) return { field: 'mname', name: record.rdata.mname };
  if (
    isType(record, 'SRV') ||
    isType(record, 'CNAME') ||
    isType(record, 'NS') ||
    isType(record, 'DNAME') ||
    isType(record, 'PTR')
  )
    return { field: 'target', name: record.rdata.target };
  return undefined;
}
