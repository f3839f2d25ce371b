import { prng } from './prng.ts';

/** Random choices of a generator, the same ones for the same seed. */
export interface Dice {
  /** One of the items. */
  pick<T>(items: readonly T[]): T;
  /** A whole number, both ends included. */
  between(low: number, high: number): number;
  /** True so often out of 1. */
  chance(probability: number): boolean;
  /** `count` draws of one item each; an item may come twice. */
  several<T>(count: number, draw: () => T): T[];
}

export function dice(seed: number): Dice {
  const random = prng(seed);
  const between = (low: number, high: number) => low + Math.floor(random() * (high - low + 1));
  return {
    between,
    pick: <T>(items: readonly T[]) => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[between(0, items.length - 1)] as T;
    },
    chance: probability => random() < probability,
    several: (count, draw) => Array.from({ length: count }, draw),
  };
}
