import type { Rule } from '@corefile/linter';
import { dnssecWithoutKey } from './rules/dnssec-without-key.ts';

export const rules: readonly Rule[] = [dnssecWithoutKey];
