import type { DocumentFix, DocumentProblem } from '@corefile/project';
import { type CodeAction, CodeActionKind, type Range, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentState } from '../workspace.ts';
import { diagnostics } from './diagnostics.ts';

/** Fixes of the problems in a range, and one action that applies all safe fixes of the document. */
export function codeActions(
  state: DocumentState,
  problems: readonly DocumentProblem[],
  range: Range,
  only: readonly string[] = [],
): CodeAction[] {
  const wanted = (kind: string) =>
    only.length === 0 || only.some(asked => kind === asked || kind.startsWith(`${asked}.`));
  const from = state.document.offsetAt(range.start);
  const to = state.document.offsetAt(range.end);
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix)) {
    for (const problem of problems.filter(({ range }) => range.start.offset <= to && from <= range.end.offset)) {
      for (const fix of problem.fixes) {
        actions.push({
          title: fix.title,
          kind: CodeActionKind.QuickFix,
          diagnostics: diagnostics([problem], path => state.uriOf(path)),
          isPreferred: fix.safety === 'safe' && problem.fixes.indexOf(fix) === 0,
          edit: editOf(state, [fix]),
        });
      }
    }
  }
  const safe = withoutOverlap(
    problems.flatMap(({ fixes }) => fixes.filter(({ safety }) => safety === 'safe').slice(0, 1)),
  );
  const fixAll = `${CodeActionKind.SourceFixAll}.corefile`;
  if (safe.length > 0 && wanted(fixAll))
    actions.push({ title: 'Fix all problems that can be fixed safely', kind: fixAll, edit: editOf(state, safe) });
  return actions;
}

/** Of fixes that touch the same text only the first is taken. */
function withoutOverlap(fixes: readonly DocumentFix[]): readonly DocumentFix[] {
  const taken: DocumentFix['edits'][number][] = [];
  return fixes.filter(({ edits }) => {
    const free = edits.every(edit =>
      taken.every(other => other.path !== edit.path || edit.end < other.start || other.end < edit.start),
    );
    if (free) taken.push(...edits);
    return free;
  });
}

function editOf(state: DocumentState, fixes: readonly DocumentFix[]): WorkspaceEdit {
  const changes: Record<string, TextEdit[]> = {};
  for (const { path, start, end, text } of fixes.flatMap(({ edits }) => edits)) {
    const uri = state.uriOf(path);
    const document = uri === state.document.uri ? state.document : textOf(state, path);
    if (!document) continue;
    changes[uri] = [
      ...(changes[uri] ?? []),
      { range: { start: document.positionAt(start), end: document.positionAt(end) }, newText: text },
    ];
  }
  return { changes };
}

function textOf(state: DocumentState, path: string): TextDocument | undefined {
  const text = state.checked.find(({ document }) => document.path === path)?.document.text;
  return text === undefined ? undefined : TextDocument.create(path, 'corefile', 0, text);
}
