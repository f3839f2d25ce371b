import { prevLabel, type ResourceRecord } from '@corefile/dns';

/** All records of one owner name, by type. */
export interface Owner {
  readonly name: string;
  readonly types: Map<number, ResourceRecord[]>;
}

const none: readonly ResourceRecord[] = [];

export const recordsOf = (owner: Owner, type: number): readonly ResourceRecord[] => owner.types.get(type) ?? none;

/** The owners of a zone: found by name, and walked in canonical order (RFC 4034 §6.1; plugin/file/tree). */
export class ZoneTree {
  private readonly byName = new Map<string, Owner>();
  private sorted: Owner[] | undefined;

  insert(record: ResourceRecord): void {
    const key = record.name.toLowerCase();
    let owner = this.byName.get(key);
    if (!owner) {
      owner = { name: record.name, types: new Map() };
      this.byName.set(key, owner);
      this.sorted = undefined;
    }
    const same = owner.types.get(record.type);
    if (same) same.push(record);
    else owner.types.set(record.type, [record]);
  }

  search(name: string): Owner | undefined {
    return this.byName.get(name.toLowerCase());
  }

  /** The name itself, or the last before it. */
  previous(name: string): Owner | undefined {
    const at = this.position(name);
    const owners = this.inOrder();
    const here = owners[at];
    return here && compareNames(here.name, name) === 0 ? here : owners[at - 1];
  }

  /** Is there a name strictly below? */
  hasDescendant(name: string, isBelow: (parent: string, child: string) => boolean): boolean {
    const owners = this.inOrder();
    const next = owners[this.position(name)];
    return next !== undefined && compareNames(next.name, name) !== 0 && isBelow(name, next.name);
  }

  inOrder(): readonly Owner[] {
    this.sorted ??= [...this.byName.values()].sort((a, b) => compareNames(a.name, b.name));
    return this.sorted;
  }

  /** Index of the first owner that does not stand before the name. */
  private position(name: string): number {
    const owners = this.inOrder();
    let low = 0;
    let high = owners.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareNames((owners[middle] as Owner).name, name) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Canonical order: label by label from the right, in lower case, by octet. */
export function compareNames(a: string, b: string): number {
  let endA = a.length;
  let endB = b.length;
  for (;;) {
    const left = prevLabel(a.slice(0, endA), 1);
    const right = prevLabel(b.slice(0, endB), 1);
    if (left.overshot && right.overshot) return 0;
    const labelA = octetsOf(a.slice(left.offset, endA));
    const labelB = octetsOf(b.slice(right.offset, endB));
    if (labelA !== labelB) return labelA < labelB ? -1 : 1;
    endA = left.offset;
    endB = right.offset;
  }
}

const octetsOf = (label: string): string =>
  label.toLowerCase().replace(/\\(\d{3})/g, (_, digits: string) => String.fromCharCode(Number(digits) & 0xff));
