import type { Range } from '@corefile/parser';

/** `error`: CoreDNS refuses to start. `warning`: it starts and misbehaves. `info`: advice. */
export type Severity = 'error' | 'warning' | 'info';

export interface Problem {
  readonly rule: string;
  /** Stable short code, `CF201`. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong, why, and what to write instead. */
  readonly message: string;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly fixes: readonly Fix[];
  /** Decided by files or the network: shown, but no verdict on the Corefile. */
  readonly environment?: true;
}
export interface Related {
  readonly message: string;
  readonly range: Range;
}

/** A change that removes a problem. `safe`: keeps what the Corefile means to CoreDNS, or repairs what it would refuse. */
export interface Fix {
  readonly title: string;
  readonly safety: 'safe' | 'unsafe';
  readonly edits: readonly Edit[];
}
export interface Edit {
  readonly range: Range;
  readonly text: string;
}
