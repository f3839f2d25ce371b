import type { Rule } from '@corefile/linter';
import { kubernetesRemovedOption } from './rules/kubernetes-removed-option.ts';

export const rules: readonly Rule[] = [kubernetesRemovedOption];
