import { type Directive, isToken, type Line, type Token } from '@corefile/parser';
import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { toRange } from '../convert.ts';
import type { DocumentState, Piece } from '../workspace.ts';

/** Server blocks and snippets, with the plugins in them and their options. */
export function documentSymbols({ document, pieces }: DocumentState): DocumentSymbol[] {
  return pieces.flatMap(piece => {
    const symbol = symbolIn(document, piece);
    return piece.file.items.flatMap(item => {
      if (item.kind === 'snippet') return [symbol(`(${item.name})`, SymbolKind.Function, item, item.key, item.lines)];
      if (item.kind !== 'server-block') return [];
      const [key] = item.keys;
      const name = item.keys.map(({ text }) => text).join(' ');
      return key
        ? [
            symbol(
              name,
              SymbolKind.Namespace,
              item,
              { start: key.start, end: item.keys.at(-1)?.end ?? key.end },
              item.lines,
            ),
          ]
        : [];
    });
  });
}

type Span = Pick<Token, 'start' | 'end'>;

function symbolIn(document: DocumentState['document'], { source }: Piece) {
  const symbol = (
    name: string,
    kind: SymbolKind,
    whole: Span,
    selection: Span,
    lines: readonly Line[],
    depth = 0,
  ): DocumentSymbol => ({
    name,
    kind,
    range: toRange(document, source, whole),
    selectionRange: toRange(document, source, selection),
    children: lines.flatMap(line => child(line, depth)),
  });
  const child = (line: Line, depth: number): DocumentSymbol[] => {
    const kind = depth === 0 ? SymbolKind.Module : SymbolKind.Property;
    if (line.kind === 'import') return [];
    if (!isToken(line.name) || depth > 1) return [];
    const own = symbol(line.name.text, kind, line, line.name, blockLines(line), depth + 1);
    const detail = line.parts
      .filter(isToken)
      .map(({ text }) => text)
      .join(' ');
    return [{ ...own, ...(detail ? { detail } : {}) }];
  };
  return symbol;
}

const blockLines = ({ parts }: Directive): readonly Line[] => parts.flatMap(part => (isToken(part) ? [] : part.lines));
