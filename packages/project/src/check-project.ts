import { type Fix, lint, type Problem, type Profile, type Rule } from '@corefile/linter';
import { createLineMap, type LineMap, type Position, type Range } from '@corefile/parser';
import type { AnyPlugin } from '@corefile/schema';
import type { CorefileSource, Document } from '@corefile/sources';
import type { Project, Unit } from './load-project.ts';

/** A problem where the user edits: offsets, lines and columns of the document, not of the text CoreDNS reads. */
export interface DocumentProblem extends Omit<Problem, 'range' | 'related' | 'fixes'> {
  readonly range: DocumentRange;
  readonly related: readonly { readonly message: string; readonly path: string; readonly range: DocumentRange }[];
  readonly fixes: readonly DocumentFix[];
}
export interface DocumentRange {
  /** UTF-16 offsets; `end` exclusive. */
  readonly start: Position & { readonly offset: number };
  readonly end: Position & { readonly offset: number };
}
export interface DocumentFix extends Omit<Fix, 'edits'> {
  readonly edits: readonly {
    readonly path: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
  }[];
}

export interface CheckedDocument {
  readonly document: Document;
  /** By place. */
  readonly problems: readonly DocumentProblem[];
}

export interface CheckOptions {
  readonly plugins: readonly AnyPlugin[];
  readonly rules: readonly Rule[];
  /** Guessed from the source when left out: a ConfigMap runs in a cluster. */
  readonly profile?: Profile;
}

/** Lints every Corefile of a project; problems come by document, imported files included. */
export function checkProject(project: Project, { plugins, rules, profile }: CheckOptions): readonly CheckedDocument[] {
  const places = new Places();
  for (const { document, found } of project.documents) {
    places.add(document);
    for (const { code, severity, message, start, end } of found.problems) {
      places.report(document, {
        rule: code,
        code: sourceCodes[code] ?? 'CF100',
        severity,
        message,
        related: [],
        fixes: [],
        range: places.range(document, start, end),
      });
    }
  }
  for (const unit of project.units) {
    const problems = lint({
      program: unit.program,
      model: unit.model,
      plugins,
      rules,
      profile: profile ?? profileOf(unit),
    });
    for (const problem of problems) places.place(unit, problem);
  }
  return places.documents();
}

const profileOf = ({ source }: Unit): Profile => (source.kind === 'corefile' ? 'standalone' : 'cluster');

/** Short codes of what may be wrong before there is a Corefile at all. */
const sourceCodes: Readonly<Record<string, string>> = {
  'empty-document': 'CF001',
  'invalid-yaml': 'CF002',
  'no-corefile': 'CF003',
  'corefile-not-text': 'CF004',
  'corefile-in-binary-data': 'CF005',
  'corefile-lines-folded': 'CF006',
  'helm-values-not-renderable': 'CF007',
  'kube-dns-not-read': 'CF008',
  'kube-dns-invalid': 'CF009',
  templated: 'CF010',
};

/** Collects problems by document; one line map each. */
class Places {
  private readonly byPath = new Map<
    string,
    { document: Document; lines: LineMap; problems: DocumentProblem[]; seen: Set<string> }
  >();

  add(document: Document) {
    let entry = this.byPath.get(document.path);
    if (!entry) {
      entry = { document, lines: createLineMap(document.text), problems: [], seen: new Set() };
      this.byPath.set(document.path, entry);
    }
    return entry;
  }

  range(document: Document, start: number, end: number): DocumentRange {
    const { lines } = this.add(document);
    return { start: { ...lines.position(start), offset: start }, end: { ...lines.position(end), offset: end } };
  }

  report(document: Document, problem: DocumentProblem): void {
    const { problems, seen } = this.add(document);
    // A snippet used twice, or a file imported by two Corefiles, says everything twice.
    const key = `${problem.rule} ${problem.range.start.offset} ${problem.range.end.offset} ${problem.message}`;
    if (seen.has(key)) return;
    seen.add(key);
    problems.push(problem);
  }

  place(unit: Unit, problem: Problem): void {
    const { document, range } = this.locate(unit, problem.range);
    const related = problem.related.map(({ message, range }) => {
      const place = this.locate(unit, range);
      return { message, path: place.document.path, range: place.range };
    });
    this.report(document, { ...problem, range, related, fixes: problem.fixes.flatMap(fix => this.fix(unit, fix)) });
  }

  /** A fix is offered only if each of its edits can be written in the document. */
  private fix(unit: Unit, { edits, ...fix }: Fix): readonly DocumentFix[] {
    const placed = edits.map(({ range, text }) => {
      const place = unit.placeOf(range.source);
      const edit = isCorefile(place)
        ? place.editToDocument(range.start, range.end, text)
        : { start: range.start, end: range.end, text };
      return edit && { path: (isCorefile(place) ? place.document : place).path, ...edit };
    });
    return placed.every(edit => edit !== undefined) ? [{ ...fix, edits: placed }] : [];
  }

  private locate(unit: Unit, { source, start, end }: Range): { document: Document; range: DocumentRange } {
    const place = unit.placeOf(source);
    if (!isCorefile(place)) return { document: place, range: this.range(place, start, end) };
    const range = place.toDocumentRange(start, end);
    return { document: place.document, range: this.range(place.document, range.start, range.end) };
  }

  documents(): readonly CheckedDocument[] {
    return [...this.byPath.values()].map(({ document, problems }) => ({
      document,
      problems: problems.sort(
        (a, b) => a.range.start.offset - b.range.start.offset || a.range.end.offset - b.range.end.offset,
      ),
    }));
  }
}

const isCorefile = (place: CorefileSource | Document): place is CorefileSource => 'document' in place;
