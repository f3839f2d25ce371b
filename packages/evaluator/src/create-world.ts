import { type Clock, createClock } from './clock.ts';
import type { World } from './world.ts';
import { overlayFiles } from './written-files.ts';

/** What a world is made from; everything may be left out. */
export interface WorldParts extends Partial<Omit<World, keyof Clock | 'random' | 'writeFile'>> {
  readonly clock?: Clock;
  readonly seed?: number;
}

/** A world with a clock of its own that only moves when told to, and chance that repeats itself. */
export function createWorld({ clock = createClock(), seed = 1, ...parts }: WorldParts = {}): World {
  const given: Omit<World, keyof Clock | 'random' | 'writeFile'> = {
    readFile: () => undefined,
    readBinary: () => undefined,
    listDirectory: () => undefined,
    hostname: 'localhost',
    addresses: undefined,
    manifests: undefined,
    fixture: () => undefined,
    exchange: () => ({ kind: 'unknown' }),
    ...parts,
  };
  return { ...given, ...overlayFiles(given), ...clock, random: mulberry32(seed) };
}

/** Small, and good enough to shuffle answers. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
