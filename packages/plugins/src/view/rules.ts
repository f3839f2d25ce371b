import type { Rule } from '@corefile/linter';
import { viewDoubleQuotes } from './rules/view-double-quotes.ts';
import { viewNeverMatches } from './rules/view-never-matches.ts';

export const rules: readonly Rule[] = [viewDoubleQuotes, viewNeverMatches];
