import type { Rule } from '@corefile/linter';
import { loadbalanceMisread } from './rules/loadbalance-misread.ts';

export const rules: readonly Rule[] = [loadbalanceMisread];
