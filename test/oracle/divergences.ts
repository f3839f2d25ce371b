/** A verdict where we differ from the server on purpose, and why. */
export interface Divergence {
  /** Matches the id of the case. */
  readonly id: RegExp;
  readonly reason: string;
}

export const DIVERGENCES: readonly Divergence[] = [
  {
    id: /^(tsig-0012|loadbalance-0080)$/,
    reason: 'A file that is missing is for the machine to say; CoreDNS hides that behind a message of its own.',
  },
];
