import type { ImportRecord } from './program.ts';
import type { Range } from './token.ts';

/** Every reason for which CoreDNS refuses a text before any plugin has looked at it. */
export type ProblemCode =
  | 'unknown-directive'
  | 'unexpected-close-brace'
  | 'unexpected-eof'
  | 'missing-open-brace'
  | 'missing-close-brace'
  | 'trailing-comma'
  | 'duplicate-snippet'
  | 'import-argument-count'
  | 'import-empty-path'
  | 'import-pattern'
  | 'import-not-found'
  | 'import-unreadable'
  | 'import-cycle'
  | 'import-limit'
  | 'import-size'
  | 'endless-variable';

export interface Problem {
  readonly code: ProblemCode;
  /** What is wrong and why. */
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
  /** The line that CoreDNS names in its own message; 0 where it names none. */
  readonly line: number;
  readonly range: Range;
  /** Set when the text is there because of an import. */
  readonly importedBy?: ImportRecord;
}
