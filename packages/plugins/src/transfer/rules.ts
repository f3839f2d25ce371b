import type { Rule } from '@corefile/linter';
import { transferAddress } from './rules/transfer-address.ts';

export const rules: readonly Rule[] = [transferAddress];
