import type { World } from './world.ts';

/** What a world is made from; everything may be left out. */
export interface WorldParts extends Partial<Omit<World, 'now' | 'advance' | 'schedule' | 'random'>> {
  /** Simulated time at the start, milliseconds since 1970. */
  readonly startsAt?: number;
  readonly seed?: number;
}

/** A world with a clock of its own that only moves when told to, and chance that repeats itself. */
export function createWorld(parts: WorldParts = {}): World {
  let clock = parts.startsAt ?? 0;
  let state = parts.seed ?? 1;
  let timers: { at: number; order: number; run: () => void }[] = [];
  let order = 0;
  const advance = (ms: number) => {
    const until = clock + ms;
    for (;;) {
      const due = timers.filter(timer => timer.at <= until).sort((a, b) => a.at - b.at || a.order - b.order)[0];
      if (!due) break;
      timers = timers.filter(timer => timer !== due);
      clock = Math.max(clock, due.at);
      due.run();
    }
    clock = Math.max(clock, until);
  };
  return {
    readFile: () => undefined,
    readBinary: () => undefined,
    listDirectory: () => undefined,
    hostname: 'localhost',
    manifests: [],
    fixture: () => undefined,
    exchange: () => ({ kind: 'unknown' }),
    ...parts,
    now: () => clock,
    advance,
    schedule: (delayMs, run) => {
      timers.push({ at: clock + delayMs, order: order++, run });
    },
    // mulberry32: small, and good enough to shuffle answers
    random: () => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    },
  };
}
