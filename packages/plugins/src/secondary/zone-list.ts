import type { ResourceRecord } from '@corefile/dns';
import { matchZone, type World, type Zone, zoneMatcher } from '@corefile/evaluator';
import { type Member, readCatalog } from './catalog.ts';
import { TransferredZone } from './transferred-zone.ts';

/** A zone that the Corefile names. */
export interface ConfiguredZone {
  readonly masters: readonly string[];
  /** It is a catalog: the zones under which its members are taken; none for all. */
  readonly members?: readonly string[];
}

interface Listed {
  readonly member: Member;
  readonly catalog: string;
}

/** All secondary zones: those of the Corefile, and the members of its catalogs (plugin/secondary/catalog.go). */
export class ZoneList {
  private readonly world: World;
  private readonly configured: ReadonlyMap<string, ConfiguredZone>;
  private readonly zones = new Map<string, TransferredZone>();
  private readonly catalogs: TransferredZone[] = [];
  /** Zones that are here because of a catalog. */
  private readonly listed = new Map<string, Listed>();
  private readonly membersOf = new Map<string, readonly Member[]>();
  private match: (name: string) => string = () => '';

  constructor(world: World, configured: ReadonlyMap<string, ConfiguredZone>) {
    this.world = world;
    this.configured = configured;
    for (const [origin, { masters, members }] of configured) {
      const accept = members && ((records: readonly ResourceRecord[]) => this.apply(origin, records));
      const zone = new TransferredZone(world, origin, masters, accept);
      this.zones.set(origin, zone);
      if (members) this.catalogs.push(zone);
    }
    this.match = zoneMatcher([...this.zones.keys()]);
  }

  find(
    name: string,
  ): { readonly origin: string; readonly zone: Zone | undefined } | { indeterminate: string } | undefined {
    for (const catalog of this.catalogs) catalog.current();
    const found = this.zones.get(this.match(name));
    const zone = found?.current();
    if (found && (zone || found.unknown === undefined)) return { origin: found.origin, zone };
    if (found?.unknown !== undefined) return { indeterminate: found.unknown };
    const catalog = this.catalogs.find(({ origin, unknown }) => unknown !== undefined && this.mayList(origin, name));
    return catalog?.unknown === undefined ? undefined : { indeterminate: catalog.unknown };
  }

  get(origin: string): TransferredZone | undefined {
    for (const catalog of this.catalogs) catalog.current();
    return this.zones.get(origin);
  }

  private mayList(catalog: string, zone: string): boolean {
    const limits = this.configured.get(catalog)?.members ?? [];
    return limits.length === 0 || matchZone(limits, zone) !== '';
  }

  /** Takes in what a catalog lists now. A zone of the Corefile, or of a catalog that does not hand it over, stays. */
  private apply(catalog: string, records: readonly ResourceRecord[]): boolean {
    const members = readCatalog(catalog, records);
    if (!members) return false;
    this.membersOf.set(catalog, members);
    const allowed = new Map(
      members.filter(({ zone }) => this.mayList(catalog, zone)).map(member => [member.zone, member]),
    );
    for (const [zone, listed] of this.listed) {
      if (listed.catalog !== catalog || allowed.has(zone)) continue;
      this.listed.delete(zone);
      this.zones.delete(zone);
    }
    for (const member of allowed.values()) {
      const known = this.listed.get(member.zone);
      if (known ? this.stays(known, member, catalog) : this.zones.has(member.zone)) continue;
      this.listed.set(member.zone, { member, catalog });
      const masters = this.configured.get(catalog)?.masters ?? [];
      this.zones.set(member.zone, new TransferredZone(this.world, member.zone, masters));
    }
    this.match = zoneMatcher([...this.zones.keys()]);
    return true;
  }

  private stays(known: Listed, member: Member, catalog: string): boolean {
    if (known.catalog === catalog) return known.member.id === member.id;
    const source = this.membersOf.get(known.catalog)?.find(({ zone }) => zone === member.zone);
    return source?.newOwner !== catalog;
  }
}
