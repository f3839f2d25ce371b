export { fileRules } from './file-rules.ts';
export { applyEdits, compatibleFixes, type PlacedEdit } from './fix.ts';
export { type Formatted, format } from './format.ts';
export { type LintInput, lint, refusals } from './lint.ts';
export type { Edit, Fix, Problem, Related, Severity } from './problem.ts';
export {
  type CheckedFile,
  defineRule,
  type Finding,
  type Place,
  type Profile,
  type ReportFinding,
  type Rule,
  rangeOf,
  stanzasOf,
} from './rule.ts';
export { looksLikeSuppression, readSuppression, type SuppressionComment } from './suppression-comment.ts';
