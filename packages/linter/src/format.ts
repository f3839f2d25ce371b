import { type Range, type Source, scan, type Token, type Trivia } from '@corefile/parser';

export interface Formatted {
  readonly text: string;
  /** Comments that begin inside a word: left exactly where they are, for CoreDNS ends them at the next blank. */
  readonly glued: readonly Range[];
}

const indentation = '    ';
/** `{ { { …` of a hostile text must not make the output quadratic. */
const maxDepth = 50;

/**
 * The normal form of a Corefile: four blanks a level, one blank between words and before a comment, no blank at the
 * end of a line, no two empty lines together, none at the edges of a block or of the text. Line breaks between words
 * decide what CoreDNS reads as arguments: no line is split or joined, and every word and comment stays as it is
 * written. Idempotent; any text has a normal form. `\r\n` stays if the first line ends so.
 */
export function format(input: Source | string): Formatted {
  const source = typeof input === 'string' ? { path: '/Corefile', text: input } : input;
  const { text } = source;
  const eol = /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n';
  const lines = linesOf(source);
  const written: string[] = [];
  let depth = 0;
  let before: Token | undefined;
  for (const [index, line] of lines.entries()) {
    for (let blank = blanksBefore(line, lines[index - 1], before); blank > 0; blank--) written.push('');
    const closing = line.words.findIndex(word => !isToken(word) || word.text !== '}');
    const level = depth - (closing === -1 ? line.words.length : closing);
    written.push(indentation.repeat(Math.min(Math.max(level, 0), maxDepth)) + join(line.words, text));
    for (const word of line.words) if (isToken(word)) depth = Math.max(0, depth + step(word));
    before = line.words.findLast(isToken) ?? before;
  }
  const body = written.join(eol);
  // `⏎ ⟨BOM⟩a.org`: the mark is a part of the word there, but moved to the beginning it would be dropped
  const bom = text.startsWith('\ufeff') ? '\ufeff' : body.startsWith('\ufeff') ? eol : '';
  const glued = lines
    .flatMap(({ words }) => words)
    .filter(word => !isToken(word) && word.glued)
    .map(({ start, end }) => ({ source, start, end }));
  return { text: bom + body + (body === '' || isOpenEnded(lines, text) ? '' : eol), glued };
}

/** A token, a comment, or the lone quote at the end of the text. */
type Word = Token | Trivia;
const isToken = (word: Word): word is Token => 'quoted' in word;

interface Line {
  /** At least one. */
  readonly words: Word[];
  /** Empty lines before it. */
  readonly blanks: number;
}

/** The lines that hold something; a quoted word with line breaks goes on in the line where it ends. */
function linesOf(source: Source): readonly Line[] {
  const { tokens, trivia } = scan(source);
  const lines: Line[] = [];
  let words: Word[] = [];
  let blanks = 0;
  let next = 0;
  const newline = () => {
    if (words.length === 0) blanks++;
    else {
      lines.push({ words, blanks });
      words = [];
      blanks = 0;
    }
  };
  for (const piece of trivia) {
    for (let token = tokens[next]; token && token.start < piece.start; token = tokens[++next]) words.push(token);
    if (piece.kind === 'newline') newline();
    else if (piece.kind === 'comment' || piece.kind === 'quote') words.push(piece);
  }
  for (const token of tokens.slice(next)) words.push(token);
  newline();
  return lines;
}

/** `before` is the last token above, which comments may separate from the line. */
function blanksBefore(line: Line, above: Line | undefined, before: Token | undefined): number {
  // The value of a variable may hold line breaks, and CoreDNS counts them to find out what stands on the same line.
  if (before && /\{[$%]/.test(before.text)) return line.blanks;
  const [first] = line.words;
  if (!above || (first && isToken(first) && first.text === '}')) return 0;
  return above.words.findLast(isToken)?.text === '{' ? 0 : Math.min(line.blanks, 1);
}

function join(words: readonly Word[], text: string): string {
  return words
    .map((word, index) => {
      const raw = text.slice(word.start, word.end);
      if (isToken(word)) return index === 0 ? raw : ` ${raw}`;
      // `30# seconds`: with a blank before it, the comment would swallow the rest of the line
      if (word.glued || index === 0) return raw.trimEnd();
      return word.kind === 'quote' ? ` ${raw}` : ` ${raw.trimEnd()}`;
    })
    .join('');
}

const step = ({ text }: Token): number => (text === '{' ? 1 : text === '}' ? -1 : 0);

/** Without its closing quote, a word takes everything up to the end of the text, a line break of ours too. */
function isOpenEnded(lines: readonly Line[], text: string): boolean {
  const last = lines.at(-1)?.words.at(-1);
  if (!last || last.end < text.length) return false;
  if (!isToken(last)) return last.kind === 'quote';
  if (!last.quoted) return false;
  const raw = text.slice(last.start);
  return scan({ path: '', text: `${raw}\n` }).tokens[0]?.end !== raw.length;
}
