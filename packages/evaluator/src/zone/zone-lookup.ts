import {
  canonicalName,
  isSubDomain,
  isType,
  labelOffsets,
  nextLabel,
  type ResourceRecord,
  rcodes,
  recordTypes,
} from '@corefile/dns';
import type { Query } from '../handler.ts';
import { nameOf, typeOf, wantsDnssec } from '../request.ts';
import { synthesizeAlias } from './dname.ts';
import type { Zone } from './zone.ts';
import { type Owner, recordsOf } from './zone-tree.ts';

export type ZoneResult = 'success' | 'name error' | 'delegation' | 'no data' | 'server failure';

/** What a zone says to a query: the three sections, and what kind of answer it is. */
export interface ZoneAnswer {
  readonly answer: readonly ResourceRecord[];
  readonly authority: readonly ResourceRecord[];
  readonly additional: readonly ResourceRecord[];
  readonly result: ZoneResult;
  /** A look-up of an alias outside the zone could not be answered from the fixtures. */
  readonly indeterminate?: string;
}

const FAILED: ZoneAnswer = { answer: [], authority: [], additional: [], result: 'server failure' };
/** As many turns through the server, or aliases within the zone, as are followed. */
const MOST_ALIASES = 8;

/** Looks a name up in a zone (plugin/file/lookup.go): delegations from the top, wildcards, DNAME, aliases in and out. */
export function lookUp(zone: Zone, query: Query, name: string): ZoneAnswer {
  return new Lookup(zone, query).find(name);
}

class Lookup {
  private readonly zone: Zone;
  private readonly query: Query;
  private readonly type: number;
  private readonly dnssec: boolean;

  constructor(zone: Zone, query: Query) {
    this.zone = zone;
    this.query = query;
    this.type = typeOf(query);
    this.dnssec = wantsDnssec(query);
  }

  find(name: string): ZoneAnswer {
    const { zone, type } = this;
    if (!zone.soa) return FAILED; // a secondary that has not fetched its zone yet
    if (name === zone.origin && type === recordTypes.SOA) return this.answered(this.soa(), this.ns());
    if (name === zone.origin && type === recordTypes.NS)
      return { ...this.answered(this.ns(), []), additional: this.glue(this.ns()) };
    if (this.query.loop > MOST_ALIASES) return FAILED;

    const offsets = labelOffsets(name);
    let owner: Owner | undefined;
    let wildcard: { readonly name: string; readonly owner: Owner | undefined } | undefined;
    for (let labels = zone.originLabels; labels <= Math.max(offsets.length, zone.originLabels); labels++) {
      const parts = labels === zone.originLabels ? zone.origin : name.slice(offsets[offsets.length - labels]);
      owner = zone.tree.search(parts);
      if (!owner) {
        wildcard = this.wildcardAt(parts) ?? wildcard;
        continue;
      }
      const renamed = this.renamed(owner);
      if (renamed) return renamed;
      const referral = this.referral(owner, name);
      if (referral) return referral;
    }
    if (owner) return this.exact(owner);
    if (wildcard && !this.hasCloserEmptyName(name, wildcard.name)) return this.synthesized(wildcard.owner, name);
    return this.denial(name);
  }

  /** A wildcard beside a name that does not exist; it may itself be an empty non-terminal. */
  private wildcardAt(parts: string): { name: string; owner: Owner | undefined } | undefined {
    const next = nextLabel(parts, 0);
    const name = next === -1 ? '' : `*.${parts.slice(next)}`;
    const owner = this.zone.tree.search(name);
    if (owner) return { name: owner.name, owner };
    return name !== '' && this.hasDescendant(name) ? { name, owner: undefined } : undefined;
  }

  /** The name lies below a DNAME: a CNAME is made for it and followed. */
  private renamed(owner: Owner): ZoneAnswer | undefined {
    const dnames = recordsOf(owner, recordTypes.DNAME);
    const [dname] = dnames;
    const alias = dname && isType(dname, 'DNAME') ? synthesizeAlias(nameOf(this.query), dname) : undefined;
    if (!alias) return undefined;
    if (canonicalName(alias.name) === canonicalName(alias.rdata.target)) return FAILED;
    const followed = this.type === recordTypes.CNAME ? this.answered([alias], this.ns()) : this.follow(owner, [alias]);
    const signatures = this.signatures(owner, recordTypes.DNAME);
    return { ...followed, answer: [...dnames, ...signatures, ...followed.answer] };
  }

  /** Delegated here? DS at the cut itself is the parent's to answer. */
  private referral(owner: Owner, name: string): ZoneAnswer | undefined {
    const ns = recordsOf(owner, recordTypes.NS);
    if (ns.length === 0 || (this.type === recordTypes.DS && owner.name === name)) return undefined;
    const authority = this.dnssec ? [...ns, ...this.withSignatures(owner, recordTypes.DS)] : ns;
    return { answer: [], authority, additional: this.glue(ns), result: 'delegation' };
  }

  private exact(owner: Owner): ZoneAnswer {
    const aliases = recordsOf(owner, recordTypes.CNAME);
    if (aliases.length > 0 && this.type !== recordTypes.CNAME) return this.follow(owner, aliases);
    const found = recordsOf(owner, this.type);
    if (found.length === 0) return this.noData(owner);
    return {
      ...this.answered([...found, ...this.signatures(owner, this.type)], this.ns()),
      additional: this.addressesFor(found),
    };
  }

  private synthesized(owner: Owner | undefined, name: string): ZoneAnswer {
    if (!owner) return this.noData(undefined);
    this.query.metadata?.set('zone/wildcard', () => owner.name);
    const renamed = (records: readonly ResourceRecord[]) => records.map(record => ({ ...record, name }));
    const aliases = renamed(recordsOf(owner, recordTypes.CNAME));
    if (aliases.length > 0 && this.type !== recordTypes.CNAME) return this.follow(owner, aliases);
    const found = renamed(recordsOf(owner, this.type));
    if (found.length === 0) return this.noData(owner);
    const answered = { ...this.answered(found, this.ns()), additional: this.addressesFor(found) };
    if (!this.dnssec) return answered;
    const before = this.zone.tree.previous(name);
    const denial = before ? this.withSignatures(before, recordTypes.NSEC) : [];
    return {
      ...answered,
      answer: [...found, ...renamed(this.signatures(owner, this.type))],
      authority: [...answered.authority, ...denial],
    };
  }

  private noData(owner: Owner | undefined): ZoneAnswer {
    const denial = this.dnssec && owner ? this.withSignatures(owner, recordTypes.NSEC) : [];
    return { answer: [], authority: [...this.soa(), ...denial], additional: [], result: 'no data' };
  }

  /** The name does not exist; if longer ones do, it is an empty non-terminal and the answer NOERROR all the same. */
  private denial(name: string): ZoneAnswer {
    const result = this.hasDescendant(name) ? 'success' : 'name error';
    const authority = [...this.soa()];
    const before = this.dnssec ? this.zone.tree.previous(name) : undefined;
    if (before) authority.push(...this.withSignatures(before, recordTypes.NSEC));
    const encloser = before && result === 'name error' ? this.closestEncloser(name) : undefined;
    const cover = encloser && this.zone.tree.previous(`*.${encloser.name}`);
    if (cover && cover.name !== before?.name) authority.push(...this.withSignatures(cover, recordTypes.NSEC));
    return { answer: [], authority, additional: [], result };
  }

  private closestEncloser(name: string): Owner | undefined {
    for (let rest = name, next = nextLabel(name, 0); next !== -1; next = nextLabel(rest, 0)) {
      const owner = this.zone.tree.search(rest);
      if (owner) return owner;
      rest = rest.slice(next);
    }
    return this.zone.tree.search(this.zone.origin);
  }

  /** Follows an alias within the zone, and through the server where it leads out of it. */
  private follow(owner: Owner, aliases: readonly ResourceRecord[]): ZoneAnswer {
    const answer = [...aliases, ...this.signatures(owner, recordTypes.CNAME)];
    let target = targetOf(aliases);
    for (let step = 0; ; step++) {
      const next = this.zone.tree.search(target);
      const referral = this.cutAbove(target, next);
      if (referral) return { ...referral, answer };
      const apex = this.type === recordTypes.NS || (this.type === recordTypes.SOA && target === this.zone.origin);
      if (!next || apex) return this.outside(answer, target);
      const more = recordsOf(next, recordTypes.CNAME);
      // The ninth alias is not followed any more, and not answered either.
      if (step > MOST_ALIASES) return { ...this.answered(answer, this.ns()), additional: this.addressesFor(answer) };
      if (more.length === 0) {
        const found = recordsOf(next, this.type);
        if (found.length > 0) answer.push(...found, ...this.signatures(next, this.type));
        return { ...this.answered(answer, this.ns()), additional: this.addressesFor(answer) };
      }
      answer.push(...more, ...this.signatures(next, recordTypes.CNAME));
      target = targetOf(more);
    }
  }

  private outside(answer: ResourceRecord[], target: string): ZoneAnswer {
    const { query, type } = this;
    const { response, indeterminate } = query.lookup({ ...query, loop: query.loop + 1 }, target, type);
    if (indeterminate !== undefined) return { ...FAILED, indeterminate };
    if (response) answer.push(...response.answer);
    const result = resultOf(response);
    const authority = result === 'name error' || result === 'no data' ? this.soa() : this.ns();
    return { answer, authority, additional: this.addressesFor(answer), result };
  }

  /** The first zone cut between the apex and a name. */
  private cutAbove(name: string, exact: Owner | undefined): ZoneAnswer | undefined {
    const offsets = labelOffsets(name);
    for (let labels = this.zone.originLabels + 1; labels <= offsets.length; labels++) {
      const parts = name.slice(offsets[offsets.length - labels]);
      if (parts === name) return exact && this.referral(exact, name);
      const owner = this.zone.tree.search(parts);
      const referral = owner && this.referral(owner, name);
      if (referral) return referral;
    }
    return undefined;
  }

  /** An empty non-terminal between the wildcard's parent and the name is the closer encloser (RFC 4592). */
  private hasCloserEmptyName(name: string, wildcard: string): boolean {
    if (!wildcard.startsWith('*.')) return false;
    const parent = wildcard.slice(2);
    for (let rest = name, next = nextLabel(name, 0); next !== -1; next = nextLabel(rest, 0)) {
      rest = rest.slice(next);
      if (rest === parent || !isSubDomain(parent, rest)) return false;
      if (this.hasDescendant(rest)) return true;
    }
    return false;
  }

  private hasDescendant(name: string): boolean {
    return this.zone.tree.hasDescendant(name, isSubDomain);
  }

  /** Addresses within the zone for the targets of SRV, MX, SVCB and HTTPS, each target once. */
  private addressesFor(answer: readonly ResourceRecord[]): readonly ResourceRecord[] {
    const found: ResourceRecord[] = [];
    const seen = new Set<string>();
    for (const record of answer) {
      const target = targetForAddresses(record);
      if (target === '' || !isSubDomain(this.zone.origin, target) || seen.has(canonicalName(target))) continue;
      seen.add(canonicalName(target));
      const owner = this.zone.tree.search(target);
      if (owner) for (const type of [recordTypes.A, recordTypes.AAAA]) found.push(...this.withSignatures(owner, type));
    }
    return found;
  }

  private glue(nameServers: readonly ResourceRecord[]): readonly ResourceRecord[] {
    return nameServers.flatMap(record => {
      if (!isType(record, 'NS') || !isSubDomain(record.name, record.rdata.target)) return [];
      const owner = this.zone.tree.search(record.rdata.target);
      return owner ? [recordTypes.A, recordTypes.AAAA].flatMap(type => this.withSignatures(owner, type)) : [];
    });
  }

  private withSignatures(owner: Owner, type: number): readonly ResourceRecord[] {
    return [...recordsOf(owner, type), ...this.signatures(owner, type)];
  }

  private signatures(owner: Owner, type: number): readonly ResourceRecord[] {
    if (!this.dnssec) return [];
    return recordsOf(owner, recordTypes.RRSIG).filter(
      record => isType(record, 'RRSIG') && record.rdata.typeCovered === type,
    );
  }

  private soa(): readonly ResourceRecord[] {
    const { soa, soaSignatures } = this.zone;
    return soa ? [soa, ...(this.dnssec ? soaSignatures : [])] : [];
  }

  private ns(): readonly ResourceRecord[] {
    return this.dnssec ? [...this.zone.ns, ...this.zone.nsSignatures] : this.zone.ns;
  }

  private answered(answer: readonly ResourceRecord[], authority: readonly ResourceRecord[]): ZoneAnswer {
    return { answer, authority, additional: [], result: 'success' };
  }
}

const targetOf = ([record]: readonly ResourceRecord[]): string =>
  record && isType(record, 'CNAME') ? record.rdata.target : '.';

function targetForAddresses(record: ResourceRecord): string {
  if (isType(record, 'MX')) return record.rdata.exchange;
  return isType(record, 'SRV') || isType(record, 'SVCB') || isType(record, 'HTTPS') ? record.rdata.target : '';
}

function resultOf(response: { rcode: number; answer: readonly unknown[] } | undefined): ZoneResult {
  if (response?.rcode === rcodes.NXDOMAIN) return 'name error';
  if (response?.rcode === rcodes.SERVFAIL) return 'server failure';
  return response?.rcode === rcodes.NOERROR && response.answer.length === 0 ? 'no data' : 'success';
}
