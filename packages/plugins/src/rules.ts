import { fileRules, type Rule } from '@corefile/linter';
import { order } from './order.ts';

/** Every rule: about the file as a whole, then each plugin's, in execution order. */
export const rules: readonly Rule[] = [...fileRules, ...order.flatMap(module => module.rules ?? [])];
