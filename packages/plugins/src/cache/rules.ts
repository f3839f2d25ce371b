import type { Rule } from '@corefile/linter';
import { cacheCapacityNotTtl } from './rules/cache-capacity-not-ttl.ts';
import { cacheTtlWithUnit } from './rules/cache-ttl-with-unit.ts';

export const rules: readonly Rule[] = [cacheTtlWithUnit, cacheCapacityNotTtl];
