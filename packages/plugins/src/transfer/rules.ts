import type { Rule } from '@corefile/linter';
import { transferAddress } from './rules/transfer-address.ts';
import { transferToAny } from './rules/transfer-to-any.ts';

export const rules: readonly Rule[] = [transferAddress, transferToAny];
