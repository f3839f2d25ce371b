import type { Rule } from '@corefile/linter';
import { viewDoubleQuotes } from './rules/view-double-quotes.ts';

export const rules: readonly Rule[] = [viewDoubleQuotes];
