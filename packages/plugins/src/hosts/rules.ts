import type { Rule } from '@corefile/linter';
import { hostsNoFallthrough } from './rules/hosts-no-fallthrough.ts';

export const rules: readonly Rule[] = [hostsNoFallthrough];
