import { fqdn, toByteString } from '@corefile/dns';
import { type World, type Zone, ZoneFile, zoneMatcher } from '@corefile/evaluator';
import { compareStrings, joinPath } from '@corefile/golang';

export interface ZoneDirectoryParts {
  readonly directory: string;
  /** The zone that a file of this name is for; none when there is nothing of it. */
  readonly zoneOf: (file: string) => string | undefined;
  /** Milliseconds between two looks at directory and files; 0 for never. */
  readonly reload: number;
}

/** The zones of a directory's files, as the server has them by now (plugin/auto/walk.go). */
export class ZoneDirectory {
  private readonly world: World;
  private readonly parts: ZoneDirectoryParts;
  private readonly startedAt: number;
  private nextWalk: number;
  private zones = new Map<string, ZoneFile>();
  private match: (name: string) => string = () => '';

  constructor(world: World, parts: ZoneDirectoryParts) {
    this.world = world;
    this.parts = parts;
    this.startedAt = world.now();
    this.nextWalk = parts.reload > 0 ? this.startedAt + parts.reload : Number.POSITIVE_INFINITY;
    this.walk();
  }

  /** The zone that a name lies in. */
  find(name: string): { readonly origin: string; readonly zone: Zone | undefined } | undefined {
    this.refresh();
    const origin = this.match(name);
    return origin === '' ? undefined : { origin, zone: this.zones.get(origin)?.current() };
  }

  /** The zone of exactly this name. */
  get(origin: string): ZoneFile | undefined {
    this.refresh();
    return this.zones.get(origin);
  }

  private refresh(): void {
    const now = this.world.now();
    if (now < this.nextWalk) return;
    this.nextWalk = now + this.parts.reload - ((now - this.startedAt) % this.parts.reload);
    this.walk();
  }

  /** Takes in new files and drops the zones of those that are gone. Of two files for one zone the first one counts. */
  private walk(): void {
    const found = new Map<string, string>();
    for (const path of filesBelow(this.world, this.parts.directory)) {
      const zone = this.parts.zoneOf(path.slice(path.lastIndexOf('/') + 1));
      const origin = zone && fqdn(toByteString(zone));
      if (origin && !found.has(origin)) found.set(origin, path);
    }
    const zones = new Map<string, ZoneFile>();
    for (const [origin, path] of found) {
      const known = this.zones.get(origin);
      if (known) known.path = path;
      const file = known ?? new ZoneFile(this.world, { path, origin, reload: this.parts.reload, present: true });
      // What is no zone file yet is tried anew at each walk.
      if (known || file.current()) zones.set(origin, file);
    }
    this.zones = zones;
    this.match = zoneMatcher([...zones.keys()]);
  }
}

/** All files in and below a directory, in the order of filepath.Walk. */
function filesBelow(world: World, directory: string): readonly string[] {
  if (directory === '') return [];
  const isFolder = (entry: string) => entry.endsWith('/');
  const nameOf = (entry: string) => (isFolder(entry) ? entry.slice(0, -1) : entry);
  const entries = [...(world.listDirectory(directory) ?? [])].sort((a, b) => compareStrings(nameOf(a), nameOf(b)));
  return entries.flatMap(entry => {
    const path = joinPath(directory, nameOf(entry));
    return isFolder(entry) ? filesBelow(world, path) : [path];
  });
}
