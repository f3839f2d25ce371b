import type { Rule } from '@corefile/linter';
import { forwardCatchAllFirst } from './rules/forward-catch-all-first.ts';
import { forwardLoopbackUpstream } from './rules/forward-loopback-upstream.ts';

export const rules: readonly Rule[] = [forwardLoopbackUpstream, forwardCatchAllFirst];
