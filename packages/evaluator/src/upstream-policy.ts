/** In which order upstreams are tried for a query (policy.go of CoreDNS's forwarding plugins). Each maker has a state of its own. */
export type Policy = <T>(all: readonly T[]) => readonly T[];

export const sequential = (): Policy => all => all;

export function roundRobin(): Policy {
  let turn = 0;
  return all => {
    turn = (turn + 1) >>> 0;
    const first = turn % all.length;
    return [...all.slice(first, first + 1), ...all.slice(0, first), ...all.slice(first + 1)];
  };
}

export const random =
  (chance: () => number): Policy =>
  all => {
    const order = [...all];
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(chance() * (i + 1));
      [order[i], order[j]] = [order[j] as (typeof order)[number], order[i] as (typeof order)[number]];
    }
    return order;
  };

/** The policy of a name in the Corefile; random when none is given. */
export function policyNamed(name: 'random' | 'round_robin' | 'sequential' | undefined, chance: () => number): Policy {
  if (name === 'sequential') return sequential();
  return name === 'round_robin' ? roundRobin() : random(chance);
}
