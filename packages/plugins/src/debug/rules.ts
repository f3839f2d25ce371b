import type { Rule } from '@corefile/linter';
import { debugEnabled } from './rules/debug-enabled.ts';

export const rules: readonly Rule[] = [debugEnabled];
