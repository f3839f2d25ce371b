import type { Rule } from '@corefile/linter';
import { logAllQueries } from './rules/log-all-queries.ts';
import { logArgumentIsZone } from './rules/log-argument-is-zone.ts';
import { logRuleShadowed } from './rules/log-rule-shadowed.ts';

export const rules: readonly Rule[] = [logArgumentIsZone, logAllQueries, logRuleShadowed];
