import type { Rule } from '@corefile/linter';
import { bindArgumentInvalid } from './rules/bind-argument-invalid.ts';

export const rules: readonly Rule[] = [bindArgumentInvalid];
