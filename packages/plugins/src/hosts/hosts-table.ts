import { nextLabel, normalizeName, toByteString } from '@corefile/dns';
import { matchZone } from '@corefile/evaluator';
import { fields, ipString, parseIP } from '@corefile/golang';

/** What the lines of a hosts file say, indexed by name and by address (plugin/hosts/hostsfile.go). */
export interface HostsTable {
  readonly v4: Names;
  readonly v6: Names;
  /** Names of an address, in the order of the lines. */
  readonly reverse: ReadonlyMap<string, readonly string[]>;
}
interface Names {
  readonly exact: ReadonlyMap<string, readonly string[]>;
  /** `*.example.org.`: any one label in place of the asterisk. */
  readonly wild: ReadonlyMap<string, readonly string[]>;
}

/** Lines without an address and names outside the zones are left out, without a word. */
export function readHosts(lines: Iterable<string>, zones: readonly string[], withReverse: boolean): HostsTable {
  const names = () => ({ exact: new Map<string, string[]>(), wild: new Map<string, string[]>() });
  const v4 = names();
  const v6 = names();
  const reverse = new Map<string, string[]>();
  for (const line of lines) {
    const [address = '', ...rest] = fields(line.replace(/#.*/s, ''));
    const ip = parseIP(address.replace(/%.*/s, ''));
    if (!ip) continue;
    const family = ip.length === 4 ? v4 : v6;
    const text = ipString(ip);
    for (const written of rest) {
      const name = normalizeName(toByteString(written));
      if (matchZone(zones, name) === '') continue;
      const wild = name.startsWith('*.');
      add(wild ? family.wild : family.exact, name, text);
      if (!wild && withReverse) add(reverse, text, name);
    }
  }
  return { v4, v6, reverse };
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/** Addresses of a name: its own, or those of the wildcard one label above. */
export function addressesOf({ exact, wild }: Names, name: string): readonly string[] {
  const own = exact.get(name);
  if (own) return own;
  if (wild.size === 0) return [];
  const next = nextLabel(name, 0);
  return next === -1 ? [] : (wild.get(`*.${name.slice(next)}`) ?? []);
}
