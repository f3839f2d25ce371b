import type { Rule } from '@corefile/linter';
import { loopIneffective } from './rules/loop-ineffective.ts';

export const rules: readonly Rule[] = [loopIneffective];
