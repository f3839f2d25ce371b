import type { Rule } from '@corefile/linter';
import { rewriteSyntax } from './rules/rewrite-syntax.ts';

export const rules: readonly Rule[] = [rewriteSyntax];
