import type { Rule } from '@corefile/linter';
import { aclAllowWithoutBlock } from './rules/acl-allow-without-block.ts';
import { aclRuleUnreachable } from './rules/acl-rule-unreachable.ts';

export const rules: readonly Rule[] = [aclAllowWithoutBlock, aclRuleUnreachable];
