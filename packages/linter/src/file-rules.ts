import type { Rule } from './rule.ts';
import { missingSpaceBeforeBrace } from './rules/missing-space-before-brace.ts';
import { unknownPlugin } from './rules/unknown-plugin.ts';

/** The rules that need to know no plugin: one file each in rules/. */
export const fileRules: readonly Rule[] = [unknownPlugin, missingSpaceBeforeBrace];
