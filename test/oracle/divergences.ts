/** A verdict where we differ from the server on purpose, and why. */
export interface Divergence {
  /** Matches the id of the case. */
  readonly id: RegExp;
  readonly reason: string;
}

export const DIVERGENCES: readonly Divergence[] = [];
