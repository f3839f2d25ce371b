import { fileRules, type Rule } from '@corefile/linter';
import { order } from './order.ts';
import { chainOrderChanged } from './rules/chain-order-changed.ts';
import { companionPluginMissing } from './rules/companion-plugin-missing.ts';
import { crashAfterStart } from './rules/crash-after-start.ts';
import { endpointPortCollision } from './rules/endpoint-port-collision.ts';
import { errorsMissing } from './rules/errors-missing.ts';
import { fallthroughToNowhere } from './rules/fallthrough-to-nowhere.ts';
import { fallthroughZoneMismatch } from './rules/fallthrough-zone-mismatch.ts';
import { fileOwnsRoot } from './rules/file-owns-root.ts';
import { ignoredLegacyOption } from './rules/ignored-legacy-option.ts';
import { literalWildcard } from './rules/literal-wildcard.ts';
import { noBackend } from './rules/no-backend.ts';
import { openResolver } from './rules/open-resolver.ts';
import { optionHasNoEffect } from './rules/option-has-no-effect.ts';
import { pluginNotInVersion } from './rules/plugin-not-in-version.ts';
import { pluginNotInherited } from './rules/plugin-not-inherited.ts';
import { pluginOrderMisleading } from './rules/plugin-order-misleading.ts';
import { pluginRepeatedIgnored } from './rules/plugin-repeated-ignored.ts';
import { pluginZoneOutsideBlock } from './rules/plugin-zone-outside-block.ts';
import { processWidePluginRepeated } from './rules/process-wide-plugin-repeated.ts';
import { readyInWrongBlock } from './rules/ready-in-wrong-block.ts';
import { recommendedPluginMissing } from './rules/recommended-plugin-missing.ts';
import { referencedFileMissing } from './rules/referenced-file-missing.ts';
import { regexNeverMatches } from './rules/regex-never-matches.ts';
import { removedPlugin } from './rules/removed-plugin.ts';
import { removedTransferOption } from './rules/removed-transfer-option.ts';
import { rewriteTargetOutsideBlock } from './rules/rewrite-target-outside-block.ts';
import { secretInCorefile } from './rules/secret-in-corefile.ts';
import { transportOptionIgnored } from './rules/transport-option-ignored.ts';
import { unreachablePlugin } from './rules/unreachable-plugin.ts';
import { unreplacedPlaceholder } from './rules/unreplaced-placeholder.ts';

const pluginsTogether: readonly Rule[] = [
  removedTransferOption,
  removedPlugin,
  pluginNotInVersion,
  pluginOrderMisleading,
  fallthroughToNowhere,
  unreachablePlugin,
  noBackend,
  pluginZoneOutsideBlock,
  fallthroughZoneMismatch,
  pluginRepeatedIgnored,
  fileOwnsRoot,
  companionPluginMissing,
  unreplacedPlaceholder,
  regexNeverMatches,
  rewriteTargetOutsideBlock,
  literalWildcard,
  pluginNotInherited,
  transportOptionIgnored,
  ignoredLegacyOption,
  chainOrderChanged,
  crashAfterStart,
  errorsMissing,
  endpointPortCollision,
  processWidePluginRepeated,
  readyInWrongBlock,
  openResolver,
  secretInCorefile,
  recommendedPluginMissing,
  optionHasNoEffect,
  referencedFileMissing,
];

/** Every rule: about the file as a whole, about plugins together, then each plugin's, in execution order. */
export const rules: readonly Rule[] = [
  ...fileRules,
  ...pluginsTogether,
  ...order.flatMap(module => module.rules ?? []),
];
