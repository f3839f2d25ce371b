import { type ResourceRecord, toLower } from '@corefile/dns';
import { orderKey } from './order-key.ts';

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
  private sorted: { readonly keys: readonly string[]; readonly owners: readonly Owner[] } | undefined;

  insert(record: ResourceRecord): void {
    const key = toLower(record.name);
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
    return this.byName.get(toLower(name));
  }

  /** The name itself, or the last before it. */
  previous(name: string): Owner | undefined {
    const { keys, owners } = this.inKeyOrder();
    const key = orderKey(name);
    const at = firstFrom(keys, key);
    return owners[keys[at] === key ? at : at - 1];
  }

  /** Is there a name strictly below? */
  hasDescendant(name: string, isBelow: (parent: string, child: string) => boolean): boolean {
    const { keys, owners } = this.inKeyOrder();
    const key = orderKey(name);
    const at = firstFrom(keys, key);
    const next = owners[at];
    return next !== undefined && keys[at] !== key && isBelow(name, next.name);
  }

  inOrder(): readonly Owner[] {
    return this.inKeyOrder().owners;
  }

  private inKeyOrder() {
    if (!this.sorted) {
      const keyed = [...this.byName.values()].map(owner => ({ owner, key: orderKey(owner.name) }));
      keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
      this.sorted = { keys: keyed.map(({ key }) => key), owners: keyed.map(({ owner }) => owner) };
    }
    return this.sorted;
  }
}

/** Index of the first key that does not stand before the given one. */
function firstFrom(keys: readonly string[], key: string): number {
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] as string) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
