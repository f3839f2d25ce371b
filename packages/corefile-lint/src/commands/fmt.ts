import { format } from '@corefile/linter';
import { createLineMap } from '@corefile/parser';
import { documentRules } from '@corefile/project';
import { type CorefileSource, type Document, type DocumentEdit, loadCorefiles } from '@corefile/sources';
import { type commands, exit } from '../command-line/commands.ts';
import type { Values } from '../command-line/option.ts';
import { readDocuments } from '../input/read-documents.ts';
import { groupByConfig } from '../settings.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { unifiedDiff } from '../unified-diff.ts';
import { writeText } from '../write-text.ts';

type FmtValues = Values<(typeof commands)['fmt']['options']>;

/** `corefile-lint fmt`: the normal form, in manifests too; returns the exit code. */
export async function fmt(
  operands: readonly string[],
  values: FmtValues,
  { write, complain }: Terminal,
): Promise<number> {
  const asked = (['check', 'diff', 'write'] as const).filter(name => values[name]);
  if (asked.length > 1) throw new UsageError(`--${asked[0]} and --${asked[1]} ask for different things; give one`);
  const input = readDocuments(operands, values['stdin-filename']);
  for (const message of input.unreadable) complain(`corefile-lint: ${message}\n`);
  for (const operand of input.unmatched) complain(`corefile-lint: there is no Corefile in ${operand}\n`);
  const { groups, wrong } = await groupByConfig(input.documents, values, documentRules);
  for (const message of wrong) complain(`corefile-lint: ${message}\n`);
  const documents = groups.flatMap(group => group.documents);
  if (asked.length === 0 && documents.length > 1)
    throw new UsageError('there are several files: say what is to be done with --check, --diff or --write');

  const stdin = operands.includes('-') ? (values['stdin-filename'] ?? '<stdin>') : undefined;
  let unformatted = false;
  for (const document of documents) {
    const { text, notes } = await formatDocument(document);
    for (const note of notes) complain(`${note}\n`);
    const differs = text !== document.text;
    unformatted ||= differs;
    if (values.check) {
      if (differs) write(`${document.path}\n`);
    } else if (values.diff) {
      write(unifiedDiff(document.path, document.text, text));
    } else if (values.write && document.path !== stdin) {
      if (differs) writeText(document.path, text);
    } else write(text);
  }
  if (input.unreadable.length > 0) return exit.unreadable;
  if (wrong.length > 0) return exit.usage;
  if (unformatted && (values.check || values.diff)) return exit.findings;
  return input.unmatched.length > 0 && !values['no-error-on-unmatched'] ? exit.usage : exit.clean;
}

/** A document with all its Corefiles in normal form; everything around them stays. */
async function formatDocument(document: Document): Promise<{ text: string; notes: readonly string[] }> {
  const { sources, problems } = await loadCorefiles(document);
  const { position } = createLineMap(document.text);
  const notes: string[] = [];
  const note = (offset: number, message: string) => {
    const { line, column } = position(offset);
    notes.push(`${document.path}:${line}:${column}: ${message}`);
  };
  for (const { severity, start, message } of problems) if (severity === 'error') note(start, `error: ${message}`);
  const edits: DocumentEdit[] = [];
  for (const source of sources) {
    const { text, glued } = format(source.text);
    for (const { start, end } of glued)
      note(
        source.toDocument(start),
        `note: ${source.text.slice(start, end)} is glued to a word: CoreDNS ends this comment at the next blank and reads what follows as arguments; put a blank before the #`,
      );
    if (text === source.text) continue;
    const edit = editOf(source, text);
    if (edit) edits.push(edit);
    else
      note(source.toDocument(0), `note: this Corefile is left as it is: what is around it cannot hold the normal form`);
  }
  return { text: edits.toSorted((a, b) => b.start - a.start).reduce(apply, document.text), notes };
}

const apply = (text: string, edit: DocumentEdit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end);

/**
 * The chart of Helm makes the layout itself, so its values have none of their own. A block scalar cannot say how many
 * line breaks end it: `|-` has none where the normal form has one.
 */
function editOf(source: CorefileSource, text: string): DocumentEdit | undefined {
  if (source.kind === 'helm-values') return undefined;
  const ends = source.kind === 'corefile' || source.text.endsWith('\n');
  return source.editToDocument(0, source.text.length, ends ? text : text.replace(/\r?\n$/, ''));
}
