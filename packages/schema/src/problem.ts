import type { LoadedToken } from '@corefile/parser';
import type { MisfitKind } from './bind.ts';

/** What a declaration can find wrong: each is a refusal of CoreDNS, unless `environment`. */
export type SchemaProblemCode =
  | MisfitKind
  | 'unknown-option'
  | 'plugin-repeated'
  | 'option-repeated'
  | 'option-not-in-version'
  | 'removed-plugin'
  | 'inconsistent-options'
  | 'empty-zone-name'
  | 'endpoint-address'
  | 'duplicate-zone'
  | 'listener-overlap'
  | 'listener-without-tls';

export interface SchemaProblem {
  readonly code: SchemaProblemCode;
  readonly message: string;
  /** Where CoreDNS names the line, when it names one; otherwise the best place. */
  readonly at: LoadedToken;
  /** Places that explain it: the first definition, the option that clashes. */
  readonly related: readonly { readonly message: string; readonly at: LoadedToken }[];
  /** Files or the network decide whether it is refused: shown, but no verdict. */
  readonly environment: boolean;
}

/** Has the text no mistake? What the machine might lack (a file, an interface) is none. */
export const isSound = (problems: readonly SchemaProblem[]): boolean =>
  problems.every(({ environment }) => environment);
