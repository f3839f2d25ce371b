import type { AnyPlugin } from '@corefile/schema';
import { order } from './order.ts';

/** The declarations alone, in execution order: what `decode` wants. */
export const schemas: readonly AnyPlugin[] = order.map(module => module.schema);
