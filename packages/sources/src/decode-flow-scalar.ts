import { TextMap } from './text-map.ts';

export type FlowStyle = 'plain' | "'" | '"';

/** The text of a plain or quoted scalar with the place of each character (YAML 1.2.2 §7.3). `source` includes the quotes; `offset` is where it stands. */
export function decodeFlowScalar(source: string, offset: number, style: FlowStyle): TextMap {
  const inner = style === 'plain' ? 0 : 1;
  const map = new TextMap(offset + inner);
  const end = source.length - inner;
  let position = inner;
  while (position < end) {
    const run = RUN[style];
    run.lastIndex = position;
    const stop = Math.min(position + (run.exec(source)?.[0].length ?? 0), end);
    map.add(source.slice(position, stop), offset + position, offset + stop);
    position = stop;
    if (position >= end) break;
    const folded = foldAt(source, position, end, style);
    if (folded) {
      for (const piece of folded.pieces) map.add(piece.text, offset + piece.from, offset + piece.to);
      position = folded.next;
    } else if (source[position] === "'" && style === "'") {
      map.add("'", offset + position, offset + position + 2);
      position += 2;
    } else if (source[position] === '\\' && style === '"') {
      const { text, length } = readEscape(source, position);
      map.add(text, offset + position, offset + position + length);
      position += length;
    } else {
      const blanks = blanksAt(source, position, end);
      map.add(source.slice(position, position + blanks), offset + position, offset + position + blanks);
      position += blanks;
    }
  }
  return map;
}

/** What needs no second look in each style. */
const RUN: Record<FlowStyle, RegExp> = {
  plain: /[^ \t\r\n]*/y,
  "'": /[^ \t\r\n']*/y,
  '"': /[^ \t\r\n\\]*/y,
};

/** Length of the run of blanks at `position`; at least 1, so that a lone carriage return is stepped over too. */
function blanksAt(source: string, position: number, end: number): number {
  let stop = position;
  while (stop < end && (source[stop] === ' ' || source[stop] === '\t')) stop++;
  return Math.max(1, stop - position);
}

interface Folded {
  readonly pieces: readonly { readonly text: string; readonly from: number; readonly to: number }[];
  readonly next: number;
}

/**
 * Blanks, one or more line breaks, blanks: one break is a blank, of several the first is dropped.
 * A break after `\` is dropped too, and those that follow all stay. Undefined if no break follows.
 */
function foldAt(source: string, position: number, end: number, style: FlowStyle): Folded | undefined {
  const fold = style === '"' ? FOLD_OR_ESCAPED_BREAK : FOLD;
  fold.lastIndex = position;
  const match = fold.exec(source);
  if (!match || position + match[0].length > end) return undefined;
  const breaks: { from: number; to: number }[] = [];
  for (const found of match[0].matchAll(/\r?\n/g)) {
    const from = position + found.index;
    breaks.push({ from, to: from + found[0].length });
  }
  const next = position + match[0].length;
  if (breaks.length === 1 && !match[0].startsWith('\\'))
    return { pieces: breaks.map(place => ({ text: ' ', ...place })), next };
  return { pieces: breaks.slice(1).map(place => ({ text: '\n', ...place })), next };
}
const FOLD = /[ \t]*(?:\r?\n[ \t]*)+/y;
const FOLD_OR_ESCAPED_BREAK = /(?:[ \t]*|\\)(?:\r?\n[ \t]*)+/y;

/** The escape at `position` of a double-quoted scalar; an unknown one stands for itself (the YAML reader has complained). */
function readEscape(source: string, position: number): { text: string; length: number } {
  const letter = source[position + 1] ?? '';
  const known = ESCAPES[letter];
  if (known !== undefined) return { text: known, length: 2 };
  const digits = { x: 2, u: 4, U: 8 }[letter];
  if (digits !== undefined) {
    const code = Number.parseInt(source.slice(position + 2, position + 2 + digits), 16);
    if (code <= 0x10ffff) return { text: String.fromCodePoint(code), length: 2 + digits };
  }
  return { text: source.slice(position, position + 2), length: 2 };
}
const ESCAPES: Readonly<Record<string, string>> = {
  '0': '\0',
  a: '\x07',
  b: '\b',
  t: '\t',
  '\t': '\t',
  n: '\n',
  v: '\v',
  f: '\f',
  r: '\r',
  e: '\x1b',
  ' ': ' ',
  '"': '"',
  '/': '/',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};
