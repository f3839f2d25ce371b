import type { Severity } from '@corefile/linter';
import { rules } from '@corefile/plugins';
import type { DocumentProblem } from '@corefile/project';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver';
import { fromDocumentRange } from '../convert.ts';
import { ruleUrl } from '../docs-url.ts';

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};
const documented = new Set(rules.map(({ name }) => name));

/** Problems as the editor shows them. */
export function diagnostics(problems: readonly DocumentProblem[], uriOf: (path: string) => string): Diagnostic[] {
  return problems.map(({ rule, code, severity, message, range, related }) => {
    const tags = tagsOf(rule, code);
    return {
      range: fromDocumentRange(range),
      severity: severities[severity],
      source: 'corefile-lint',
      code: rule,
      ...(documented.has(rule) ? { codeDescription: { href: ruleUrl(rule) } } : {}),
      message,
      ...(tags.length > 0 ? { tags } : {}),
      relatedInformation: related.map(({ message, path, range }) => ({
        message,
        location: { uri: uriOf(path), range: fromDocumentRange(range) },
      })),
    };
  });
}

/** Faded: what is never reached. Struck through: what is gone from CoreDNS. */
function tagsOf(rule: string, code: string): DiagnosticTag[] {
  if (/unreachable|unused|shadowed/.test(rule)) return [DiagnosticTag.Unnecessary];
  return /^CF7/.test(code) || /removed|not-in-version/.test(rule) ? [DiagnosticTag.Deprecated] : [];
}
