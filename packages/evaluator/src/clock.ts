import type { World } from './world.ts';

export type Clock = Pick<World, 'now' | 'advance' | 'schedule'>;

/** Time that only moves when told to. Several servers of one evaluation share one. */
export function createClock(startsAt = 0): Clock {
  let now = startsAt;
  let order = 0;
  const timers: { at: number; order: number; run: () => void }[] = [];
  const takeDue = (until: number) => {
    let first = -1;
    timers.forEach((timer, index) => {
      const best = timers[first];
      if (timer.at <= until && (!best || timer.at < best.at || (timer.at === best.at && timer.order < best.order)))
        first = index;
    });
    return first === -1 ? undefined : timers.splice(first, 1)[0];
  };
  return {
    now: () => now,
    advance(ms) {
      const until = now + ms;
      for (let timer = takeDue(until); timer; timer = takeDue(until)) {
        now = Math.max(now, timer.at);
        timer.run();
      }
      now = Math.max(now, until);
    },
    schedule(delayMs, run) {
      timers.push({ at: now + delayMs, order: order++, run });
    },
  };
}
