import { anyCase, optional, word } from '@corefile/schema';

/** How a rule compares a name, ahead of the name itself; a rule with the fewest arguments is exact. */
export const matching = optional(
  anyCase(word('exact', 'prefix', 'suffix', 'substring', 'regex')),
  'how the name is compared: as a whole, by its beginning, end, any part, or by a regular expression',
  { fallback: 'exact' },
);

/** CoreDNS's bound for patterns, in bytes. */
export const longestPattern = 10_000;
