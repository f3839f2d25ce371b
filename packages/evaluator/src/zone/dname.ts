import { countLabels, isSubDomain, joinLabels, type RecordOf, record, splitLabels } from '@corefile/dns';

/** The CNAME that a DNAME makes for a name below its owner (RFC 6672 §2.3); undefined for the owner itself. */
export function synthesizeAlias(
  name: string,
  { name: owner, ttl, rdata }: RecordOf<'DNAME'>,
): RecordOf<'CNAME'> | undefined {
  if (!isSubDomain(owner, name) || name === owner) return undefined;
  const labels = splitLabels(name);
  const target = joinLabels(...labels.slice(0, labels.length - countLabels(owner)), ...splitLabels(rdata.target));
  return target === '' ? undefined : record(name, 'CNAME', ttl, { target });
}
