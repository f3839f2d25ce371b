import type { Rule } from './rule.ts';
import { bindSplitsListener } from './rules/bind-splits-listener.ts';
import { bracePlacement } from './rules/brace-placement.ts';
import { cidrZoneExpansion } from './rules/cidr-zone-expansion.ts';
import { commentGluedToWord } from './rules/comment-glued-to-word.ts';
import { configmapFormatting } from './rules/configmap-formatting.ts';
import { directiveAtTopLevel } from './rules/directive-at-top-level.ts';
import { duplicateZone } from './rules/duplicate-zone.ts';
import { emptyZoneName } from './rules/empty-zone-name.ts';
import { encryptedBlockWithoutTls } from './rules/encrypted-block-without-tls.ts';
import { endpointAddress } from './rules/endpoint-address.ts';
import { envVarSyntax } from './rules/env-var-syntax.ts';
import { envVarUnset } from './rules/env-var-unset.ts';
import { foreignSyntax } from './rules/foreign-syntax.ts';
import { hashInToken } from './rules/hash-in-token.ts';
import { importGlobEmpty } from './rules/import-glob-empty.ts';
import { importInvalid } from './rules/import-invalid.ts';
import { importScope } from './rules/import-scope.ts';
import { inconsistentOptions } from './rules/inconsistent-options.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { invisibleCharacters } from './rules/invisible-characters.ts';
import { keywordCase } from './rules/keyword-case.ts';
import { missingSpaceBeforeBrace } from './rules/missing-space-before-brace.ts';
import { noServerBlock } from './rules/no-server-block.ts';
import { optionNotInVersion } from './rules/option-not-in-version.ts';
import { optionRepeated } from './rules/option-repeated.ts';
import { pluginRepeated } from './rules/plugin-repeated.ts';
import { portDiffersFromSiblings } from './rules/port-differs-from-siblings.ts';
import { requiredArgumentMissing } from './rules/required-argument-missing.ts';
import { reverseZoneMalformed } from './rules/reverse-zone-malformed.ts';
import { tlsConfigAmbiguous } from './rules/tls-config-ambiguous.ts';
import { tooManyArguments } from './rules/too-many-arguments.ts';
import { transportsSharePort } from './rules/transports-share-port.ts';
import { twoPluginsOnALine } from './rules/two-plugins-on-a-line.ts';
import { unbalancedBraces } from './rules/unbalanced-braces.ts';
import { unitMistake } from './rules/unit-mistake.ts';
import { unknownOption } from './rules/unknown-option.ts';
import { unknownPlugin } from './rules/unknown-plugin.ts';
import { unknownScheme } from './rules/unknown-scheme.ts';
import { viewUnreachable } from './rules/view-unreachable.ts';
import { wildcardZone } from './rules/wildcard-zone.ts';
import { yamlResidue } from './rules/yaml-residue.ts';
import { zoneIsNotAName } from './rules/zone-is-not-a-name.ts';
import { zoneSeparator } from './rules/zone-separator.ts';

/** The rules that need to know no plugin: one file each in rules/. Of two that could explain a refusal the first does. */
export const fileRules: readonly Rule[] = [
  invisibleCharacters,
  yamlResidue,
  commentGluedToWord,
  foreignSyntax,
  envVarSyntax,
  envVarUnset,
  importScope,
  directiveAtTopLevel,
  importInvalid,
  bracePlacement,
  twoPluginsOnALine,
  keywordCase,
  unitMistake,
  endpointAddress,
  unknownPlugin,
  unknownOption,
  pluginRepeated,
  invalidValue,
  requiredArgumentMissing,
  tooManyArguments,
  optionRepeated,
  inconsistentOptions,
  optionNotInVersion,
  emptyZoneName,
  duplicateZone,
  missingSpaceBeforeBrace,
  zoneIsNotAName,
  bindSplitsListener,
  wildcardZone,
  zoneSeparator,
  unknownScheme,
  encryptedBlockWithoutTls,
  transportsSharePort,
  tlsConfigAmbiguous,
  viewUnreachable,
  portDiffersFromSiblings,
  cidrZoneExpansion,
  reverseZoneMalformed,
  unbalancedBraces,
  noServerBlock,
  configmapFormatting,
  importGlobEmpty,
  hashInToken,
];
