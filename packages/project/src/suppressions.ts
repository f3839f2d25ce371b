import { looksLikeSuppression, type Rule, readSuppression, type SuppressionComment } from '@corefile/linter';
import { type Source, scan, type Token } from '@corefile/parser';
import { closest } from '@corefile/schema';
import type { CorefileSource, Document, OffsetRange } from '@corefile/sources';

/** One rule named in one comment, with the stretch of its document that it silences. */
export interface Suppression extends OffsetRange {
  readonly document: Document;
  readonly rule: Rule;
  /** Where the rule is named. */
  readonly place: OffsetRange;
  /** What to take out so that the rule is not named any more: the comment, if it names no other. */
  readonly removal: OffsetRange;
  readonly reason?: string;
}

/** A comment that has no effect. */
export interface Mistake {
  readonly document: Document;
  readonly place: OffsetRange;
  readonly message: string;
}

export interface Suppressions {
  readonly active: readonly Suppression[];
  readonly mistakes: readonly Mistake[];
}

interface Comment {
  readonly document: Document;
  readonly read: SuppressionComment | Misspelt;
  /** Offsets of the comment's text → place in the document. */
  place(start: number, end: number): OffsetRange;
  readonly length: number;
  sameLine(): OffsetRange;
  nextLine(): OffsetRange;
  readonly whole: OffsetRange;
}

/** Meant for the linter, but none of its comments. */
interface Misspelt {
  readonly kind: 'misspelt';
}

const word = 'corefile-lint';

/** Comments of a text that CoreDNS reads; `located` tells where its offsets are in the document. */
function commentsOf(source: Source, document: Document, located: (start: number, end: number) => OffsetRange) {
  if (!source.text.includes(word)) return [];
  const { tokens, trivia } = scan(source);
  // Many comments may stand above one line, and that line may be long: it is looked for once.
  let line: OffsetRange = { start: 0, end: -1 };
  const lineAt = (offset: number): OffsetRange => {
    if (offset < line.start || line.end < offset) {
      const end = source.text.indexOf('\n', offset);
      const start = offset === 0 ? 0 : source.text.lastIndexOf('\n', offset - 1) + 1;
      line = { start, end: end === -1 ? source.text.length : end };
    }
    return located(line.start, line.end);
  };
  return trivia.flatMap(({ kind, start, end }): Comment[] => {
    if (kind !== 'comment') return [];
    const read = readComment(source.text.slice(start, end));
    if (!read) return [];
    const nextLine = () => {
      const next = firstAfter(tokens, end);
      return next ? lineAt(next.start) : located(end, end);
    };
    return [
      {
        document,
        read,
        place: (from, to) => located(start + from, start + to),
        length: end - start,
        sameLine: () => lineAt(start),
        nextLine,
        whole: located(0, source.text.length),
      },
    ];
  });
}

function readComment(text: string): SuppressionComment | Misspelt | undefined {
  return readSuppression(text) ?? (looksLikeSuppression(text) ? { kind: 'misspelt' } : undefined);
}

function firstAfter(tokens: readonly Token[], offset: number): Token | undefined {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle] as Token).start < offset) low = middle + 1;
    else high = middle;
  }
  return tokens[low];
}

/** YAML's own comments, above a key. */
function yamlCommentsOf(document: Document): readonly Comment[] {
  if (!document.text.includes(word)) return [];
  const { text } = document;
  const entry = /^[ \t]*[^\s#].*$/gm;
  let below: RegExpExecArray | null | undefined;
  /** The next line that is more than a comment; places are asked for in ascending order. */
  const entryBelow = (offset: number) => {
    if (below === undefined || (below && below.index < offset)) {
      entry.lastIndex = offset;
      below = entry.exec(text);
    }
    return below;
  };
  return [...text.matchAll(/^([ \t]*)(#+[ \t]*corefile-lint[^\r\n]*)/gm)].flatMap((match): Comment[] => {
    const [line, indent = '', comment = ''] = match;
    const read = readComment(comment);
    if (!read) return [];
    const start = match.index + indent.length;
    const end = match.index + line.length;
    const nextLine = () => {
      const below = entryBelow(end);
      return below ? { start: below.index, end: below.index + below[0].length } : { start: end, end };
    };
    return [
      {
        document,
        read,
        place: (from, to) => ({ start: start + from, end: start + to }),
        length: comment.length,
        sameLine: () => ({ start: match.index, end }),
        nextLine,
        whole: { start: 0, end: text.length },
      },
    ];
  });
}

export interface Text {
  readonly source: Source;
  readonly at: CorefileSource | Document;
}

/**
 * What the comments of `texts`, and those of YAML `documents` around them, silence. Rules go by name or short code,
 * in any case.
 */
export function findSuppressions(
  texts: readonly Text[],
  documents: readonly Document[],
  rules: readonly Rule[],
  requireReason: boolean,
): Suppressions {
  const named = new Map(rules.flatMap(rule => [rule.name, rule.code.toLowerCase()].map(name => [name, rule] as const)));
  const seen = new Set<string>();
  const comments = [
    ...texts.flatMap(({ source, at }) =>
      'document' in at
        ? commentsOf(source, at.document, (start, end) => at.toDocumentRange(start, end))
        : commentsOf(source, at, (start, end) => ({ start, end })),
    ),
    ...documents.flatMap(yamlCommentsOf),
  ].filter(({ document, place }) => {
    // A file imported twice, a comment of YAML that is one of its block scalar too: each counts once.
    const key = `${place(0, 0).start} ${document.path}`;
    const first = !seen.has(key);
    seen.add(key);
    return first;
  });

  const active: Suppression[] = [];
  const mistakes: Mistake[] = [];
  const open = new Map<string, number>();
  for (const comment of comments) {
    const { document, read, place, length } = comment;
    const wrong = (message: string, at = place(0, length)) => mistakes.push({ document, place: at, message });
    if (read.kind === 'misspelt') {
      wrong(
        'this is none of the comments that silence; write `# corefile-lint-disable-next-line RULE -- reason`, or -disable-line, -disable-file, -disable and -enable',
      );
      continue;
    }
    if (read.rules.length === 0) {
      wrong(
        'this comment names no rule, so it silences nothing; write `# corefile-lint-disable-next-line RULE -- reason`',
      );
      continue;
    }
    if (requireReason && read.kind !== 'enable' && read.reason === undefined)
      wrong('this comment gives no reason, which the configuration asks for; add ` -- reason`');
    for (const { text, start } of read.rules) {
      const at = place(start, start + text.length);
      const rule = named.get(text.toLowerCase());
      if (!rule) {
        // Each is held against all rules: no suggestions for 10⁵ names that some program made up.
        const near = mistakes.length < 1000 ? closest(text, named.keys()) : undefined;
        wrong(
          `'${text}' is no rule, so this comment does not silence it; ${near ? `did you mean '${near}'?` : 'corefile-lint --list-rules shows all'}`,
          at,
        );
        continue;
      }
      const key = `${rule.name} ${document.path}`;
      if (read.kind === 'enable') {
        const index = open.get(key);
        const opened = index === undefined ? undefined : active[index];
        if (index === undefined || !opened)
          wrong(`'${text}' is not disabled above, so this comment changes nothing`, at);
        else active[index] = { ...opened, end: at.start };
        open.delete(key);
        continue;
      }
      if (read.kind === 'disable') open.set(key, active.length);
      active.push({
        document,
        rule,
        place: at,
        removal:
          read.rules.length > 1 ? wordAndComma(document.text, at) : commentAndBlanks(document.text, place(0, length)),
        ...stretch(comment),
        ...(read.reason === undefined ? {} : { reason: read.reason }),
      });
    }
  }
  return { active, mistakes };
}

function stretch({ read, sameLine, nextLine, whole, place }: Comment): OffsetRange {
  switch (read.kind) {
    case 'line':
      return sameLine();
    case 'next-line':
      return nextLine();
    case 'file':
      return whole;
    default:
      return { start: place(0, 0).start, end: whole.end };
  }
}

function wordAndComma(text: string, { start, end }: OffsetRange): OffsetRange {
  const after = /^[ \t]*,[ \t]*/.exec(text.slice(end, end + 20));
  if (after) return { start, end: end + after[0].length };
  const before = /[ \t]*,?[ \t]*$/.exec(text.slice(Math.max(0, start - 20), start));
  return { start: start - (before?.[0].length ?? 0), end };
}

/** With its line if nothing else stands on it, else with the blanks before it. */
function commentAndBlanks(text: string, { start, end }: OffsetRange): OffsetRange {
  let from = start;
  while (from > 0 && /[ \t]/.test(text[from - 1] as string)) from--;
  const alone = from === 0 || text[from - 1] === '\n';
  const newline = /^\r?\n/.exec(text.slice(end, end + 2));
  return { start: from, end: alone && newline ? end + newline[0].length : end };
}
