import type { Rule } from '@corefile/linter';
import { autopathNeedsPodsVerified } from './rules/autopath-needs-pods-verified.ts';

export const rules: readonly Rule[] = [autopathNeedsPodsVerified];
