import type { Rule } from '@corefile/linter';
import { hostsEntryAfterFallthrough } from './rules/hosts-entry-after-fallthrough.ts';
import { hostsNoFallthrough } from './rules/hosts-no-fallthrough.ts';

export const rules: readonly Rule[] = [hostsNoFallthrough, hostsEntryAfterFallthrough];
