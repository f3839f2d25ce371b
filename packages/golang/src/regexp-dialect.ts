/** A pattern put into words that re2js reads as Go reads the original. */
export interface Dialect {
  readonly pattern: string;
  /** The capture names that had to be renamed, with the name of the original. */
  readonly originalNames: ReadonlyMap<string, string>;
  /** A piece of `pattern` quoted in an error, as it stood in the original. */
  toSource(piece: string): string;
}

// Go 1.25 added these aliases to \p{…} (unicode.CategoryAliases); keys in the form of canonicalName.
const categoryAliases = new Map(
  Object.entries({
    Casedletter: 'LC',
    Closepunctuation: 'Pe',
    Cntrl: 'Cc',
    Combiningmark: 'M',
    Connectorpunctuation: 'Pc',
    Control: 'Cc',
    Currencysymbol: 'Sc',
    Dashpunctuation: 'Pd',
    Decimalnumber: 'Nd',
    Digit: 'Nd',
    Enclosingmark: 'Me',
    Finalpunctuation: 'Pf',
    Format: 'Cf',
    Initialpunctuation: 'Pi',
    Letter: 'L',
    Letternumber: 'Nl',
    Lineseparator: 'Zl',
    Lowercaseletter: 'Ll',
    Mark: 'M',
    Mathsymbol: 'Sm',
    Modifierletter: 'Lm',
    Modifiersymbol: 'Sk',
    Nonspacingmark: 'Mn',
    Number: 'N',
    Openpunctuation: 'Ps',
    Other: 'C',
    Otherletter: 'Lo',
    Othernumber: 'No',
    Otherpunctuation: 'Po',
    Othersymbol: 'So',
    Paragraphseparator: 'Zp',
    Privateuse: 'Co',
    Punct: 'P',
    Punctuation: 'P',
    Separator: 'Z',
    Spaceseparator: 'Zs',
    Spacingmark: 'Mc',
    Surrogate: 'Cs',
    Symbol: 'S',
    Titlecaseletter: 'Lt',
    Unassigned: 'Cn',
    Uppercaseletter: 'Lu',
  }),
);

// re2js knows a later Unicode than Go's 15.0.
const laterScripts = new Set(['Garay', 'Sidetic', 'Sunuwar', 'Todhri']);

/**
 * Two things differ: Go allows a capture name twice, and Go 1.25 reads \p{…} names in any case, without '_', '-' and
 * ' ' (so that it finds no script of two words any more: \p{Old_Italic} is an error).
 */
export function toRe2js(source: string): Dialect {
  const pieces: { readonly from: number; readonly to: number; readonly text: string }[] = [];
  const originalNames = new Map<string, string>();
  const seen = new Set<string>();
  let inClass = false;
  for (let i = 0; i < source.length; ) {
    const rest = source.slice(i, i + 3);
    if (/^\\[pP]/.test(rest)) {
      const end = unicodeClassEnd(source, i);
      const text = unicodeClass(source.slice(i, end));
      if (text !== source.slice(i, end)) pieces.push({ from: i, to: end, text });
      i = end;
    } else if (rest.startsWith('\\Q') && !inClass) {
      const end = source.indexOf('\\E', i + 2);
      i = end < 0 ? source.length : end + 2;
    } else if (rest[0] === '\\') i += 2;
    else if (inClass) {
      const end = rest.startsWith('[:') ? source.indexOf(':]', i + 2) : -1;
      if (rest[0] === ']') inClass = false;
      i = end < 0 ? i + 1 : end + 2;
    } else if (rest[0] === '[') {
      inClass = true;
      i += 1 + (/^\[\^?\]?/.exec(rest) as RegExpExecArray)[0].slice(1).length; // ']' first in a class is a character
    } else if (rest.startsWith('(?')) {
      const name = namedGroup(source, i);
      if (name !== undefined && seen.has(name.text)) {
        const renamed = `${name.text}_again${i}`;
        originalNames.set(renamed, name.text);
        pieces.push({ from: name.from, to: name.from + name.text.length, text: renamed });
      } else if (name !== undefined) seen.add(name.text);
      i += 2;
    } else i++;
  }
  return dialect(source, pieces, originalNames);
}

function dialect(
  source: string,
  pieces: readonly { readonly from: number; readonly to: number; readonly text: string }[],
  originalNames: ReadonlyMap<string, string>,
): Dialect {
  let pattern = '';
  let copied = 0;
  const anchors: { readonly at: number; readonly source: number }[] = [{ at: 0, source: 0 }];
  for (const { from, to, text } of pieces) {
    pattern += source.slice(copied, from) + text;
    copied = to;
    anchors.push({ at: pattern.length, source: to });
  }
  pattern += source.slice(copied);
  // Inside a piece only its first two characters ('\\p') are those of the source.
  const sourceOffset = (at: number, side: 'start' | 'end') => {
    const anchor = anchors.findLast(candidate => candidate.at <= at) ?? { at: 0, source: 0 };
    const next = pieces.find(piece => piece.from >= anchor.source);
    const offset = anchor.source + at - anchor.at;
    return next !== undefined && offset > next.from + 2 ? next[side === 'start' ? 'from' : 'to'] : offset;
  };
  const toSource = (piece: string) => {
    const at = pieces.length === 0 ? -1 : pattern.indexOf(piece);
    return at < 0 ? piece : source.slice(sourceOffset(at, 'start'), sourceOffset(at + piece.length, 'end'));
  };
  return { pattern, originalNames, toSource };
}

function unicodeClassEnd(source: string, at: number): number {
  if (source[at + 2] === '{') {
    const close = source.indexOf('}', at);
    return close < 0 ? source.length : close + 1;
  }
  return Math.min(at + 2 + String.fromCodePoint(source.codePointAt(at + 2) ?? 0).length, source.length);
}

function unicodeClass(text: string): string {
  const [, sign = '', not = '', name] = /^(\\[pP])(?:\{(\^?)([^}]*)\}|[^{])$/su.exec(text) ?? [];
  const written = name ?? text.slice(2);
  if (sign === '' || (name === undefined && written === '^')) return text; // malformed: re2js says so itself
  const canonical = canonicalName(written);
  const known = categoryAliases.get(canonical) ?? (laterScripts.has(canonical) ? '?' : canonical);
  if (known === written) return text;
  return `${sign}{${not}${known}}`;
}

function canonicalName(name: string): string {
  const letters = name.replace(/[-_ ]/g, '');
  return (
    letters.slice(0, 1).replace(/[a-z]/, c => c.toUpperCase()) +
    letters.slice(1).replace(/[A-Z]/g, c => c.toLowerCase())
  );
}

function namedGroup(source: string, at: number): { from: number; text: string } | undefined {
  const start = source.startsWith('(?P<', at) ? at + 4 : source.startsWith('(?<', at) ? at + 3 : -1;
  const end = start < 0 ? -1 : source.indexOf('>', start);
  return end < 0 ? undefined : { from: start, text: source.slice(start, end) };
}
