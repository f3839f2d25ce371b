import { isType, message, parseZone, type RecordOf, type ResourceRecord, rcodes, recordTypes } from '@corefile/dns';
import { createZone, insertRecord, type World, type Zone } from '@corefile/evaluator';

const FIRST_PAUSE = 250;
const LONGEST_PAUSE = 10_000;
/** Serial numbers further apart than this have wrapped (RFC 1982). */
const MOST_INCREMENT = 2 ** 31 - 1;

/**
 * A zone copied from its primary servers, as the server has it by now (plugin/file/secondary.go). It is fetched when
 * somebody asks for it; CoreDNS has fetched it some milliseconds after its start. The fixture `secondary` may hold the
 * text of the zone instead.
 */
export class TransferredZone {
  readonly origin: string;
  readonly masters: readonly string[];
  /** Why it cannot be known what the primary would send. */
  unknown: string | undefined;
  private readonly world: World;
  /** Takes the records of a transfer, or refuses them. */
  private readonly accept: (records: readonly ResourceRecord[]) => boolean;
  private zone: Zone | undefined;
  private nextTry = Number.NEGATIVE_INFINITY;
  private pause = FIRST_PAUSE;

  constructor(
    world: World,
    origin: string,
    masters: readonly string[],
    accept: (records: readonly ResourceRecord[]) => boolean = () => true,
  ) {
    this.world = world;
    this.origin = origin;
    this.masters = masters;
    this.accept = accept;
  }

  /** Undefined until a transfer has succeeded. */
  current(): Zone | undefined {
    if (this.world.now() >= this.nextTry) this.update();
    return this.zone;
  }

  /** Asks the primary for its serial, and fetches the zone when that is newer. */
  update(): void {
    // A primary that gets the zone from here finds nothing while it is being fetched.
    this.nextTry = Number.POSITIVE_INFINITY;
    const wanted = !this.zone || this.isOutdated(this.zone);
    const fetched = wanted === true && this.fetch();
    const soa = this.zone?.soa?.rdata;
    if (soa && (fetched || wanted === false)) {
      this.nextTry = this.world.now() + Math.max(soa.refresh, 1) * 1000;
    } else if (soa) {
      this.nextTry = this.world.now() + Math.max(soa.retry, 1) * 1000;
    } else {
      this.nextTry = this.world.now() + this.pause;
      this.pause = Math.min(this.pause * 2, LONGEST_PAUSE);
    }
  }

  /** Undefined when no primary says. */
  private isOutdated({ soa }: Zone): boolean | undefined {
    if (this.fixture() !== undefined) return false;
    for (const master of this.masters) {
      const result = this.ask(master, recordTypes.SOA);
      if (result.kind !== 'answer' || result.message.rcode !== rcodes.NOERROR) continue;
      const theirs = result.message.answer.find((record): record is RecordOf<'SOA'> => isType(record, 'SOA'));
      if (theirs) return isNewer(soa?.rdata.serial ?? 0, theirs.rdata.serial);
    }
    return undefined;
  }

  private fetch(): boolean {
    const text = this.fixture();
    const { records } = text === undefined ? {} : parseZone(text, { origin: this.origin, file: 'fixture' });
    if (records) return this.take(records);
    let unknown: string | undefined;
    for (const master of this.masters) {
      const result = this.ask(master, recordTypes.AXFR);
      if (result.kind === 'unknown') unknown = `nothing says which records ${this.origin} has at ${master}`;
      if (result.kind !== 'answer' || !isTransfer(result.message.rcode, result.message.answer)) continue;
      this.unknown = undefined;
      if (this.take(result.message.answer)) return true;
    }
    this.unknown = unknown;
    return false;
  }

  private take(records: readonly ResourceRecord[]): boolean {
    const zone = createZone(this.origin);
    for (const record of records) if (insertRecord(zone, record) !== undefined) return false;
    if (!this.accept(records)) return false;
    this.zone = zone;
    return true;
  }

  private ask(to: string, type: number) {
    const request = message({ question: [{ name: this.origin, type, class: 1 }] });
    return this.world.exchange({ to, protocol: 'tcp', request, zone: this.origin, hops: 0 });
  }

  /** `{ example.org: TEXT }`: zone files by the name of their zone. */
  private fixture(): string | undefined {
    const zones = this.world.fixture('secondary') as Readonly<Record<string, string>> | undefined;
    return zones?.[this.origin] ?? zones?.[this.origin.slice(0, -1)];
  }
}

/** The whole zone from SOA to SOA; what comes without its end never comes to an end. */
function isTransfer(rcode: number, records: readonly ResourceRecord[]): boolean {
  const ends = [records[0], records.at(-1)];
  return rcode === rcodes.NOERROR && records.length > 1 && ends.every(record => record?.type === recordTypes.SOA);
}

const isNewer = (ours: number, theirs: number): boolean =>
  ours < theirs ? theirs - ours <= MOST_INCREMENT : ours - theirs > MOST_INCREMENT;
