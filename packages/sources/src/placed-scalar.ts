import { type CST, isScalar, type Node, type Scalar } from 'yaml';
import { type BlockScalar, decodeBlockScalar } from './decode-block-scalar.ts';
import { decodeFlowScalar } from './decode-flow-scalar.ts';
import { editBlockScalar } from './edit-block-scalar.ts';
import { editFlowScalar } from './edit-flow-scalar.ts';
import { placeWithin } from './place-within.ts';
import type { PlacedText } from './source.ts';
import { TextMap } from './text-map.ts';

/** The text of a YAML scalar (parsed with `keepSourceTokens`) in the document `parent`, whose text the YAML was read from. */
export function placedScalar(scalar: Scalar, parent: PlacedText): PlacedText {
  return placeWithin(parent, localScalar(scalar));
}

/** `printed`, what a program makes of a scalar, standing where the scalar stands. */
export function printedScalar(printed: string, scalar: Scalar, parent: PlacedText): PlacedText {
  const [start, end] = scalar.range ?? [0, 0];
  const map = new TextMap(start);
  map.add(printed, start, end);
  return placeWithin(
    parent,
    fromMap(map, () => undefined),
  );
}

/**
 * True for a block scalar whose first line goes on with a tab, `|\n  \t.:53 {`. YAML allows it; the reader of kubectl
 * and Helm (go-yaml) looks for the indentation there and finds "a tab character where an indentation space is expected".
 */
export function hasTabWhereGoLooksForIndentation(scalar: Scalar): boolean {
  const token = scalar.srcToken;
  return (
    token?.type === 'block-scalar' &&
    blockHeader(token).explicitIndent === undefined &&
    /^(?: *\r?\n)* *\t/.test(token.source)
  );
}

/** True for a scalar that is text to Kubernetes, and for an absent value, which it reads as empty text. */
export function isText(node: Node | null | undefined): node is Scalar {
  return isScalar(node) && (typeof node.value === 'string' || node.value === null);
}

/** True if line breaks of the document became blanks, which is seldom what the author of a Corefile meant. */
export function hasFoldedLines(scalar: Scalar): boolean {
  const token = scalar.srcToken;
  if (token?.type === 'block-scalar') {
    const block = blockHeader(token);
    if (block.style === '|') return false;
    // More indented lines are not folded: `>` loses nothing from some Corefiles.
    return decodeBlockScalar(block)?.text !== decodeBlockScalar({ ...block, style: '|' })?.text;
  }
  if (!token || !('source' in token)) return false;
  // `"a\n\⏎ b"`, a long line as some printers break it, loses nothing: its breaks are escaped.
  return token.type === 'double-quoted-scalar' ? /[^\\\r]\r?\n/.test(token.source) : token.source.includes('\n');
}

function localScalar(scalar: Scalar): PlacedText {
  const token = scalar.srcToken;
  if (token?.type === 'block-scalar') return placedBlock(token);
  const start = scalar.range?.[0] ?? 0;
  if (!token || !('source' in token) || scalar.value === null) return fromMap(new TextMap(start), () => undefined);
  const style = token.type === 'single-quoted-scalar' ? "'" : token.type === 'double-quoted-scalar' ? '"' : 'plain';
  const map = decodeFlowScalar(token.source, token.offset, style);
  return fromMap(map, editFlowScalar(token.source, token.offset, style, map));
}

function placedBlock(token: CST.BlockScalar): PlacedText {
  const block = blockHeader(token);
  const map = decodeBlockScalar(block) ?? new TextMap(block.offset);
  return fromMap(map, editBlockScalar(block, map));
}

function blockHeader(token: CST.BlockScalar): BlockScalar {
  const header = token.props.find(prop => prop.type === 'block-scalar-header');
  const source = header && 'source' in header ? header.source : '|';
  const digit = /[1-9]/.exec(source);
  let offset = token.offset;
  for (const prop of token.props) if ('source' in prop) offset += prop.source.length;
  return {
    source: token.source,
    offset,
    style: source.startsWith('>') ? '>' : '|',
    chomping: source.includes('-') ? '-' : source.includes('+') ? '+' : '',
    explicitIndent: digit ? Math.max(0, token.indent) + Number(digit[0]) : undefined,
  };
}

function fromMap(map: TextMap, editToDocument: PlacedText['editToDocument']): PlacedText {
  return {
    text: map.text,
    toDocument: offset => map.start(offset),
    toDocumentRange: (start, end) => map.range(start, end),
    editToDocument,
  };
}
