import type { Rule } from '@corefile/linter';
import { templateAnswerUnquoted } from './rules/template-answer-unquoted.ts';

export const rules: readonly Rule[] = [templateAnswerUnquoted];
