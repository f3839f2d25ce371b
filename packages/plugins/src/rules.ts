import { fileRules, type Rule } from '@corefile/linter';
import { order } from './order.ts';
import { fallthroughToNowhere } from './rules/fallthrough-to-nowhere.ts';
import { pluginOrderMisleading } from './rules/plugin-order-misleading.ts';

const pluginsTogether: readonly Rule[] = [pluginOrderMisleading, fallthroughToNowhere];

/** Every rule: about the file as a whole, about plugins together, then each plugin's, in execution order. */
export const rules: readonly Rule[] = [
  ...fileRules,
  ...pluginsTogether,
  ...order.flatMap(module => module.rules ?? []),
];
