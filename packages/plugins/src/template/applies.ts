import { recordClasses, recordTypes } from '@corefile/dns';
import { classOf, fallsThrough, matchZone, nameOf, type Query, typeOf } from '@corefile/evaluator';
import { compileRegexp, type Regexp } from '@corefile/golang';
import type { Infer } from '@corefile/schema';
import type { schema } from './schema.ts';

export type Config = Infer<typeof schema>;

/** A stanza that applies to a query, and what matched. */
export interface Applying {
  readonly name: string;
  readonly zone: string;
  readonly pattern: Regexp;
  /** The match and its groups. */
  readonly match: readonly string[];
  readonly class: number;
  readonly type: number;
}
/** `pass`: another zone, class or type, or a miss that falls through. `miss`: the query ends here with SERVFAIL. */
export type Verdict = Applying | 'pass' | 'miss';

const everything = compileRegexp('.*');

/** Does a stanza apply to the query? (template.match of plugin/template) */
export function createMatcher(config: Config): (query: Query) => Verdict {
  const patterns = config.match.flatMap(({ patterns }) => patterns);
  if (patterns.length === 0 && everything.ok) patterns.push(everything.value);
  const { zones, fallthrough = [], class: rclass, type } = config;
  return query => {
    const name = nameOf(query);
    const zone = matchZone(zones, name);
    if (zone === '') return 'pass';
    const asked = { class: classOf(query), type: typeOf(query) };
    if (rclass !== recordClasses.ANY && asked.class !== recordClasses.ANY && asked.class !== rclass) return 'pass';
    if (type !== recordTypes.ANY && asked.type !== recordTypes.ANY && asked.type !== type) return 'pass';
    for (const pattern of patterns) {
      const match = pattern.find(name);
      if (match) return { name, zone, pattern, match, class: rclass, type };
    }
    return fallsThrough(fallthrough, name) ? 'pass' : 'miss';
  };
}
