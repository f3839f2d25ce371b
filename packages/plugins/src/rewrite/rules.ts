import type { Rule } from '@corefile/linter';
import { rewriteGroupSyntax } from './rules/rewrite-group-syntax.ts';
import { rewriteMatchesTooMuch } from './rules/rewrite-matches-too-much.ts';
import { rewriteNoAnswer } from './rules/rewrite-no-answer.ts';
import { rewritePartialLabel } from './rules/rewrite-partial-label.ts';
import { rewriteRuleUnreachable } from './rules/rewrite-rule-unreachable.ts';
import { rewriteStopsEverything } from './rules/rewrite-stops-everything.ts';
import { rewriteSyntax } from './rules/rewrite-syntax.ts';
import { rewriteToAddress } from './rules/rewrite-to-address.ts';
import { rewriteTypeAaaa } from './rules/rewrite-type-aaaa.ts';

export const rules: readonly Rule[] = [
  rewriteSyntax,
  rewriteNoAnswer,
  rewritePartialLabel,
  rewriteMatchesTooMuch,
  rewriteGroupSyntax,
  rewriteToAddress,
  rewriteTypeAaaa,
  rewriteStopsEverything,
  rewriteRuleUnreachable,
];
