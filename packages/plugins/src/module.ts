import type { AnyHandlerOf } from '@corefile/evaluator';
import type { Rule } from '@corefile/linter';
import type { AnyPlugin } from '@corefile/schema';

/** A plugin's folder as the rest of the house sees it. */
export interface PluginModule {
  /** What may be written. */
  readonly schema: AnyPlugin;
  /** What it does to a query; absent where it does nothing to one (bind, tls, reload). */
  readonly handle?: AnyHandlerOf;
  /** Advice beyond validity, where there is some. */
  readonly rules?: readonly Rule[];
}
