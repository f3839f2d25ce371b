import type { Infer } from '@corefile/schema';
import type { schema } from './schema.ts';

/** One of how many queries something happens to, 0 for none; `truncate` is a mask. `duration` in milliseconds. */
export interface Settings {
  readonly drop: number;
  readonly delay: number;
  readonly truncate: number;
  readonly duration: number;
  readonly large: boolean;
}

/** The stanzas together: a later one changes what an earlier one set. */
export function settingsOf(configs: readonly Infer<typeof schema>[]): Settings {
  const drops = configs.flatMap(({ drop }) => drop.flatMap(({ amount }) => amount ?? []));
  const delays = configs.flatMap(({ delay }) => delay ?? []);
  const truncate = configs.findLast(config => config.truncate)?.truncate?.amount ?? 0;
  const delay = delays.at(-1)?.amount ?? 0;
  // Without options every second query is dropped; who delays or truncates wants answers.
  const dropped = drops.at(-1) ?? (delay > 0 || truncate > 0 ? 0 : 2);
  return {
    drop: dropped,
    delay,
    truncate,
    duration: delays.at(-1)?.duration ?? 0,
    large: configs.some(({ large }) => large),
  };
}
