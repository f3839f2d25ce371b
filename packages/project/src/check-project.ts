import {
  type Fix,
  lint,
  MOST_PROBLEMS,
  type Problem,
  type Profile,
  type Rule,
  rangeOf,
  type Severity,
} from '@corefile/linter';
import { createLineMap, type LineMap, type Position, type Range } from '@corefile/parser';
import type { AnyPlugin } from '@corefile/schema';
import { type CorefileSource, type Document, documentFormat } from '@corefile/sources';
import { documentRules } from './document-rules.ts';
import type { Project, Unit } from './load-project.ts';
import { silencedBy } from './silenced-by.ts';
import { findSuppressions, type Suppression } from './suppressions.ts';

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
  /** What a comment silences, with the reason it gives. */
  readonly suppressed: readonly (DocumentProblem & { readonly reason?: string })[];
}

export interface CheckOptions {
  readonly plugins: readonly AnyPlugin[];
  readonly rules: readonly Rule[];
  /** Guessed from the source when left out: a ConfigMap runs in a cluster. */
  readonly profile?: Profile;
  /** Another severity for a rule than its own, or 'off'; `path` is the document's. */
  readonly severityOf?: (rule: string, path: string) => Severity | 'off' | undefined;
  /** Comments that silence problems; honoured unless `ignore`. */
  readonly comments?: { readonly ignore?: boolean; readonly requireReason?: boolean; readonly reportUnused?: boolean };
}

/** Lints every Corefile of a project; problems come by document, imported files included. */
export function checkProject(project: Project, options: CheckOptions): readonly CheckedDocument[] {
  const { plugins, rules, comments = {}, severityOf = () => undefined } = options;
  const places = new Places(severityOf);
  for (const { document, found } of project.documents) {
    places.add(document);
    for (const { code, severity, message, start, end } of found.problems)
      places.report(document, aboutDocument(code, message, places.range(document, start, end), severity));
    if (document.invalidUtf8At !== undefined) {
      const at = document.invalidUtf8At;
      const isYaml = documentFormat(document) === 'yaml';
      const message = `a byte that is no UTF-8 stands here: ${isYaml ? 'Kubernetes refuses the manifest' : 'CoreDNS reads it as U+FFFD'}; save the file as UTF-8`;
      const severity = isYaml ? 'error' : 'warning';
      places.report(document, aboutDocument('invalid-utf8', message, places.range(document, at, at + 1), severity));
    }
  }
  for (const unit of project.units) {
    const { program, model, isMissing } = unit;
    const profile = options.profile ?? profileOf(unit);
    // a ConfigMap is for a cluster; a Corefile may be for anything
    const isProfileGuessed = options.profile === undefined && unit.source.kind === 'corefile';
    const problems = lint({ program, model, plugins, rules, profile, isProfileGuessed, isMissing });
    for (const problem of mostPressing(problems)) places.place(unit, problem);
    const limit = limitOf(unit, problems.length);
    if (limit) places.tell(unit, 'limit-reached', ...limit);
  }
  if (!comments.ignore) silence(project, options, places);
  return places.documents();
}

/** Of so many that nobody reads them all, the first errors, then the others. */
function mostPressing(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_PROBLEMS) return problems;
  const isError = ({ severity }: Problem) => severity === 'error';
  return [...problems.filter(isError), ...problems.filter(each => !isError(each))].slice(0, MOST_PROBLEMS);
}

/** What to say where not all of a Corefile is judged, or not all told. */
function limitOf({ program: { unread, main } }: Unit, found: number): [message: string, at: Range] | undefined {
  if (unread)
    return [`the server blocks from line ${unread.line} on are not judged: the Corefile is too long`, rangeOf(unread)];
  if (found < MOST_PROBLEMS) return undefined;
  const start: Range = { source: main, start: 0, end: 0 };
  return [`there are ${MOST_PROBLEMS} problems or more; no further ones are told`, start];
}

/** Takes out what comments silence, and says which comments silence nothing. */
function silence(project: Project, { rules, profile, severityOf, comments = {} }: CheckOptions, places: Places): void {
  const texts = project.units.flatMap(unit =>
    unit.program.sources.map(source => ({ source, at: unit.placeOf(source) })),
  );
  const documents = project.documents.map(({ document }) => document);
  const known = [...documentRules, ...rules];
  const { active, mistakes } = findSuppressions(texts, yamlOnly(documents), known, comments.requireReason ?? false);
  const unused = places.suppress(active);
  for (const { document, place, message } of mistakes)
    places.report(
      document,
      aboutDocument('invalid-suppression', message, places.range(document, place.start, place.end)),
    );
  if (comments.reportUnused === false) return;
  const profiles = [...new Set(profile ? [profile] : project.units.map(profileOf))];
  for (const { rule, document, place, removal } of unused) {
    if (severityOf?.(rule.name, document.path) === 'off') continue;
    if (rule.profiles && !profiles.some(each => rule.profiles?.includes(each))) continue;
    const message = `'${rule.name}' finds nothing here that this comment could silence; remove it`;
    places.report(document, {
      ...aboutDocument('unused-suppression', message, places.range(document, place.start, place.end)),
      fixes: [
        { title: 'Remove what is not used', safety: 'safe', edits: [{ path: document.path, ...removal, text: '' }] },
      ],
    });
  }
}

const yamlOnly = (documents: readonly Document[]) => documents.filter(document => documentFormat(document) === 'yaml');

const profileOf = ({ source }: Unit): Profile => (source.kind === 'corefile' ? 'standalone' : 'cluster');

const documentRule = new Map(documentRules.map(rule => [rule.name, rule]));

function aboutDocument(name: string, message: string, range: DocumentRange, severity?: Severity): DocumentProblem {
  const rule = documentRule.get(name);
  return {
    rule: name,
    code: rule?.code ?? 'CF000',
    severity: severity ?? rule?.severity ?? 'error',
    message,
    related: [],
    fixes: [],
    range,
  };
}

/** Collects problems by document; one line map each. */
class Places {
  private readonly byPath = new Map<
    string,
    {
      document: Document;
      lines: LineMap;
      problems: DocumentProblem[];
      suppressed: (DocumentProblem & { reason?: string })[];
      seen: Set<string>;
    }
  >();
  private readonly severityOf: NonNullable<CheckOptions['severityOf']>;

  constructor(severityOf: NonNullable<CheckOptions['severityOf']>) {
    this.severityOf = severityOf;
  }

  add(document: Document) {
    let entry = this.byPath.get(document.path);
    if (!entry) {
      entry = { document, lines: createLineMap(document.text), problems: [], suppressed: [], seen: new Set() };
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
    const severity = this.severityOf(problem.rule, document.path);
    if (severity === 'off') return;
    // What only the machine at hand lacks is no mistake of the Corefile, however strict the rule.
    problems.push(severity && !problem.environment ? { ...problem, severity } : problem);
  }

  /** Moves silenced problems aside; returns the suppressions that found none. */
  suppress(suppressions: readonly Suppression[]): readonly Suppression[] {
    const used = new Set<Suppression>();
    const groups = new Map<string, Suppression[]>();
    for (const suppression of suppressions.toSorted((a, b) => a.start - b.start)) {
      const key = `${suppression.rule.name} ${suppression.document.path}`;
      const group = groups.get(key);
      if (group) group.push(suppression);
      else groups.set(key, [suppression]);
    }
    for (const entry of this.byPath.values()) {
      const silenced = new Map<DocumentProblem, Suppression>();
      for (const [rule, problems] of byRule(entry.problems)) {
        const group = groups.get(`${rule} ${entry.document.path}`);
        if (!group) continue;
        problems.sort((a, b) => a.range.start.offset - b.range.start.offset);
        const found = silencedBy(
          problems.map(({ range }) => range.start.offset),
          group,
        );
        for (const each of found.used) used.add(each);
        for (const [index, problem] of problems.entries()) {
          const by = found.by[index];
          if (by) silenced.set(problem, by);
        }
      }
      entry.problems = entry.problems.filter(problem => {
        const by = silenced.get(problem);
        if (by) entry.suppressed.push({ ...problem, ...(by.reason === undefined ? {} : { reason: by.reason }) });
        return !by;
      });
    }
    return suppressions.filter(each => !used.has(each));
  }

  /** Reports what a rule about documents has to say of a Corefile. */
  tell(unit: Unit, rule: string, message: string, at: Range): void {
    const { document, range } = this.locate(unit, at);
    this.report(document, aboutDocument(rule, message, range));
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
    return [...this.byPath.values()].map(({ document, problems, suppressed }) => ({
      document,
      suppressed,
      problems: problems.sort(byPlace),
    }));
  }
}

const byPlace = ({ range: a }: DocumentProblem, { range: b }: DocumentProblem): number =>
  a.start.offset - b.start.offset || a.end.offset - b.end.offset;

function byRule(problems: readonly DocumentProblem[]): ReadonlyMap<string, DocumentProblem[]> {
  const groups = new Map<string, DocumentProblem[]>();
  for (const problem of problems) {
    const group = groups.get(problem.rule);
    if (group) group.push(problem);
    else groups.set(problem.rule, [problem]);
  }
  return groups;
}

const isCorefile = (place: CorefileSource | Document): place is CorefileSource => 'document' in place;
