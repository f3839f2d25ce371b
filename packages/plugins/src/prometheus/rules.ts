import type { Rule } from '@corefile/linter';
import { prometheusLocalhost } from './rules/prometheus-localhost.ts';

export const rules: readonly Rule[] = [prometheusLocalhost];
