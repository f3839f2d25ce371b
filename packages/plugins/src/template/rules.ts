import type { Rule } from '@corefile/linter';
import { templateAnswerUnquoted } from './rules/template-answer-unquoted.ts';
import { templateBadNegative } from './rules/template-bad-negative.ts';
import { templateBadRecord } from './rules/template-bad-record.ts';
import { templateNoFallthrough } from './rules/template-no-fallthrough.ts';
import { templateShadowed } from './rules/template-shadowed.ts';

export const rules: readonly Rule[] = [
  templateAnswerUnquoted,
  templateNoFallthrough,
  templateShadowed,
  templateBadNegative,
  templateBadRecord,
];
