import type { World } from '../world.ts';
import { readZone, type Zone } from './zone.ts';

export interface ZoneFileParts {
  readonly path: string;
  readonly origin: string;
  /** Milliseconds between two looks at the file; 0 for never. */
  readonly reload: number;
  /** Takes every change of the file, not only one with another serial. */
  readonly byTime?: boolean;
  /** The file was there at start, so that its zone is served from then on. */
  readonly present: boolean;
}

/**
 * A zone from a file, as the server has it by now (plugin/file/reload.go). Ticks are made up for when somebody asks: a
 * timer that runs for ever would only wake up for files that do not change.
 */
export class ZoneFile {
  path: string;
  private readonly world: World;
  private readonly parts: ZoneFileParts;
  private readonly startedAt: number;
  private nextLook: number;
  private zone: Zone | undefined;
  private text: string | undefined;

  constructor(world: World, parts: ZoneFileParts) {
    this.world = world;
    this.parts = parts;
    this.path = parts.path;
    this.startedAt = world.now();
    this.nextLook = parts.reload > 0 ? this.startedAt + parts.reload : Number.POSITIVE_INFINITY;
    if (parts.present) this.look(0);
  }

  /** Undefined while the file has not been there, or has been no zone file. */
  current(): Zone | undefined {
    const now = this.world.now();
    if (now >= this.nextLook) {
      const { reload, byTime } = this.parts;
      this.nextLook = now + reload - ((now - this.startedAt) % reload);
      this.look(byTime ? 0 : (this.zone?.soa?.rdata.serial ?? -1));
    }
    return this.zone;
  }

  private look(serial: number): void {
    const text = this.world.readFile(this.path);
    if (text === undefined || text === this.text) return;
    this.text = text;
    const { zone } = readZone(text, this.parts.origin, this.path, name => this.world.readFile(name), serial);
    if (zone) this.zone = zone;
  }
}
