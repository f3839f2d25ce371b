export {
  type Answering,
  answering,
  backendBehind,
  collectZones,
  hasForeign,
  isBackend,
  knownBlocks,
  meets,
  pluginNames,
  related,
  soundBlocks,
  textOrder,
  wholeBlocks,
  within,
  wordsFor,
  zonesAbove,
} from './chain.ts';
export {
  addOption,
  addPlugin,
  indentOf,
  insertAfter,
  insertBefore,
  moveBefore,
  removeRange,
  removeWords,
  replaceWord,
} from './edits.ts';
export { fileRules } from './file-rules.ts';
export { applyEdits, compatibleFixes, type PlacedEdit } from './fix.ts';
export { type Formatted, format } from './format.ts';
export { type LintInput, lint, MOST_PROBLEMS, refusals } from './lint.ts';
export type { Edit, Fix, Problem, Related, Severity } from './problem.ts';
export { type Routing, routingOf, type Socket } from './routing.ts';
export {
  type CheckedFile,
  defineRule,
  type Finding,
  type Place,
  type Profile,
  type Refinement,
  type Refusal,
  type RefusalCode,
  type ReportFinding,
  type Rule,
  rangeOf,
  stanzasOf,
} from './rule.ts';
export { rulePage } from './rule-page.ts';
export { type StanzaPlace, stanzaAt } from './stanza-at.ts';
export { looksLikeSuppression, readSuppression, type SuppressionComment } from './suppression-comment.ts';
export { neighbour, safe, span, unsafe, type Word, wholeLines, wordAt, wordsOf, written } from './words.ts';
