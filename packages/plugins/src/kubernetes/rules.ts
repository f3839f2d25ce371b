import type { Rule } from '@corefile/linter';
import { externalnameWithoutUpstream } from './rules/externalname-without-upstream.ts';
import { kubernetesBareFallthrough } from './rules/kubernetes-bare-fallthrough.ts';
import { kubernetesInSeveralBlocks } from './rules/kubernetes-in-several-blocks.ts';
import { kubernetesLimitWithoutEffect } from './rules/kubernetes-limit-without-effect.ts';
import { kubernetesOwnsRoot } from './rules/kubernetes-owns-root.ts';
import { kubernetesRemovedOption } from './rules/kubernetes-removed-option.ts';
import { kubernetesReverseNoFallthrough } from './rules/kubernetes-reverse-no-fallthrough.ts';
import { podsVerifiedCost } from './rules/pods-verified-cost.ts';

export const rules: readonly Rule[] = [
  kubernetesRemovedOption,
  kubernetesLimitWithoutEffect,
  kubernetesReverseNoFallthrough,
  kubernetesOwnsRoot,
  kubernetesBareFallthrough,
  podsVerifiedCost,
  kubernetesInSeveralBlocks,
  externalnameWithoutUpstream,
];
