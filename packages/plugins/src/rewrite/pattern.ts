import { compileRegexp, utf8Length } from '@corefile/golang';
import { longestPattern } from './matching.ts';

/**
 * Why a pattern cannot be used with a replacement; undefined when it can (isValidRegexPattern). Placeholders are
 * counted by their names, {0} to {100}, and compared with the number of groups, not with their numbers.
 */
export function patternFault(pattern: string, replacement?: string, isBounded = true): string | undefined {
  if (isBounded && utf8Length(pattern) > longestPattern)
    return `the regular expression has more than ${longestPattern} bytes; shorten it`;
  const compiled = compileRegexp(pattern);
  if (!compiled.ok) return `'${pattern}' is not a regular expression (RE2): ${compiled.error}`;
  if (replacement === undefined) return undefined;
  const used = placeholders(replacement);
  const groups = compiled.value.subexpNames.length - 1;
  return used > groups
    ? `'${replacement}' uses ${used} groups, but '${pattern}' has ${groups}; add parentheses or leave some out`
    : undefined;
}

const placeholders = (text: string): number =>
  new Set([...text.matchAll(/\{(0|[1-9]\d?|100)\}/g)].map(([name]) => name)).size;
