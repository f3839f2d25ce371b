import type { Rule } from '@corefile/linter';
import { hostsBadEntry } from './rules/hosts-bad-entry.ts';
import { hostsEntryAfterFallthrough } from './rules/hosts-entry-after-fallthrough.ts';
import { hostsInlineOnOneLine } from './rules/hosts-inline-on-one-line.ts';
import { hostsNameOutsideZone } from './rules/hosts-name-outside-zone.ts';
import { hostsNoFallthrough } from './rules/hosts-no-fallthrough.ts';
import { hostsOptionSwallowed } from './rules/hosts-option-swallowed.ts';
import { hostsShadowsOtherTypes } from './rules/hosts-shadows-other-types.ts';
import { hostsWildcard } from './rules/hosts-wildcard.ts';

export const rules: readonly Rule[] = [
  hostsBadEntry,
  hostsInlineOnOneLine,
  hostsNameOutsideZone,
  hostsNoFallthrough,
  hostsOptionSwallowed,
  hostsShadowsOtherTypes,
  hostsWildcard,
  hostsEntryAfterFallthrough,
];
