import type { Rule } from './rule.ts';
import { bracePlacement } from './rules/brace-placement.ts';
import { duplicateZone } from './rules/duplicate-zone.ts';
import { emptyZoneName } from './rules/empty-zone-name.ts';
import { endpointAddress } from './rules/endpoint-address.ts';
import { envVarSyntax } from './rules/env-var-syntax.ts';
import { foreignSyntax } from './rules/foreign-syntax.ts';
import { importInvalid } from './rules/import-invalid.ts';
import { importScope } from './rules/import-scope.ts';
import { inconsistentOptions } from './rules/inconsistent-options.ts';
import { invalidValue } from './rules/invalid-value.ts';
import { invisibleCharacters } from './rules/invisible-characters.ts';
import { keywordCase } from './rules/keyword-case.ts';
import { missingSpaceBeforeBrace } from './rules/missing-space-before-brace.ts';
import { optionNotInVersion } from './rules/option-not-in-version.ts';
import { optionRepeated } from './rules/option-repeated.ts';
import { pluginRepeated } from './rules/plugin-repeated.ts';
import { requiredArgumentMissing } from './rules/required-argument-missing.ts';
import { tooManyArguments } from './rules/too-many-arguments.ts';
import { twoPluginsOnALine } from './rules/two-plugins-on-a-line.ts';
import { unitMistake } from './rules/unit-mistake.ts';
import { unknownOption } from './rules/unknown-option.ts';
import { unknownPlugin } from './rules/unknown-plugin.ts';
import { yamlResidue } from './rules/yaml-residue.ts';

/** The rules that need to know no plugin: one file each in rules/. Of two that could explain a refusal the first does. */
export const fileRules: readonly Rule[] = [
  invisibleCharacters,
  yamlResidue,
  foreignSyntax,
  envVarSyntax,
  importScope,
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
];
