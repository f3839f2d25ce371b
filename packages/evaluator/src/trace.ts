import type { Range } from '@corefile/parser';

export type Action =
  | 'pass'
  | 'rewrite'
  | 'answer'
  | 'fallthrough'
  | 'forward'
  | 'refuse'
  | 'drop'
  | 'cache-hit'
  | 'cache-miss'
  | 'lookup'
  | 'change'
  | 'fail';

/** One step of a query's way. */
export interface TraceEvent {
  /** Plugin that took the step; `server` for what CoreDNS does around the chain. */
  readonly plugin: string;
  /** Where that plugin stands in the Corefile. */
  readonly at: Range | undefined;
  readonly action: Action;
  /** Why, in words for a reader who does not know CoreDNS. */
  readonly why: string;
  /** What changed. */
  readonly before?: string;
  readonly after?: string;
  /** 0 for the client's query, 1 for a look-up it caused, and so on. */
  readonly depth: number;
}

/** Says what a plugin does and why. Handlers call it with `?.`, so that nothing is computed when no trace is wanted. */
export type Explain = (action: Action, why: string, change?: { before?: string; after?: string; at?: Range }) => void;

export type TraceSink = (event: TraceEvent) => void;
