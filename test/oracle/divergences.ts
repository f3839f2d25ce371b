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
  {
    id: /^(auto-0008|hosts-0007|root-0012)$/,
    reason: 'A path below a file of the recording machine (/etc/hostname/x): only its files decide.',
  },
  {
    id: /^forward-0125$/,
    reason: 'A directory opens as an empty file; we ask for texts and cannot tell it from a file that is missing.',
  },
];
