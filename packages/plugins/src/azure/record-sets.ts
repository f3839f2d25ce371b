import { formatIp, fqdn, parseIp, type ResourceRecord, record, toIpv4 } from '@corefile/dns';
import { octets } from '@corefile/evaluator';

// The API writes `ARecords`, its command line at times `aRecords` or `arecords`: keys are compared in lower case.
type Field = { readonly [name: string]: unknown };

const field = (value: unknown): Field =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, member]) => [key.toLowerCase(), member]))
    : {};
const fields = (value: unknown): readonly Field[] => (Array.isArray(value) ? value.map(field) : []);
const text = (value: unknown): string => octets(String(value ?? ''));
const number = (value: unknown): number => Number(value ?? 0);
const u16 = (value: unknown): number => number(value) & 0xffff;
const u32 = (value: unknown): number => number(value) >>> 0;

/**
 * The record sets of a zone, as `az network dns record-set list` or the API (`value`) gives them. A private zone has no NS
 * records for CoreDNS, and the name server of its SOA gets a final dot, as in no public one.
 */
export const recordsOfSets =
  (isPrivate: boolean) =>
  (sets: unknown): readonly ResourceRecord[] => {
    const list = Array.isArray(sets) ? sets : field(sets).value;
    return Array.isArray(list) ? list.flatMap(set => recordsOfSet(set, isPrivate)) : [];
  };

function recordsOfSet(given: unknown, isPrivate: boolean): readonly ResourceRecord[] {
  const set = { ...field(given), ...field(field(given).properties) };
  const name = text(set.fqdn);
  const ttl = u32(set.ttl);
  const soa = field(set.soarecord);
  const { cname } = field(set.cnamerecord);
  return [
    ...fields(set.arecords).flatMap(({ ipv4address }) => address(name, 'A', ttl, text(ipv4address))),
    ...fields(set.aaaarecords).flatMap(({ ipv6address }) => address(name, 'AAAA', ttl, text(ipv6address))),
    ...fields(set.mxrecords).map(({ preference, exchange }) =>
      record(name, 'MX', ttl, { preference: u16(preference), exchange: fqdn(text(exchange)) }),
    ),
    ...fields(set.ptrrecords).map(({ ptrdname }) => record(name, 'PTR', ttl, { target: fqdn(text(ptrdname)) })),
    ...fields(set.srvrecords).map(({ priority, weight, port, target }) =>
      record(name, 'SRV', ttl, {
        priority: u16(priority),
        weight: u16(weight),
        port: u16(port),
        target: fqdn(text(target)),
      }),
    ),
    ...fields(set.txtrecords).map(({ value }) =>
      record(name, 'TXT', ttl, { txt: Array.isArray(value) ? value.map(text) : [] }),
    ),
    ...(isPrivate ? [] : fields(set.nsrecords)).map(({ nsdname }) =>
      record(name, 'NS', ttl, { target: text(nsdname) }),
    ),
    ...(set.soarecord
      ? [
          record(name, 'SOA', ttl, {
            mname: isPrivate ? fqdn(text(soa.host)) : text(soa.host),
            rname: fqdn(text(soa.email)),
            serial: u32(soa.serialnumber),
            refresh: u32(soa.refreshtime),
            retry: u32(soa.retrytime),
            expire: u32(soa.expiretime),
            minimum: u32(soa.minimumttl),
          }),
        ]
      : []),
    ...(cname === undefined || cname === null ? [] : [record(name, 'CNAME', ttl, { target: fqdn(text(cname)) })]),
  ];
}

function address(name: string, type: 'A' | 'AAAA', ttl: number, written: string): readonly ResourceRecord[] {
  const bytes = parseIp(written);
  const fitting = bytes && type === 'A' ? toIpv4(bytes) : bytes;
  return fitting ? [record(name, type, ttl, { address: formatIp(fitting) })] : [];
}
