import type { CstNode } from 'chevrotain';
import type { Block, Directive, File, Import, Line, Missing, ServerBlock, SnippetDefinition, Stray } from './ast.ts';
import type { Scanned } from './scan.ts';
import type { Source, Token } from './token.ts';

/** Makes the tree of a file; what the grammar did not find becomes a Missing at the place where it should be. */
export function buildFile(cst: CstNode, source: Source, { tokens, trivia }: Scanned): File {
  const blocks = inOrder<File['items'][number]>(
    nodes(cst, 'import').map(buildImport),
    nodes(cst, 'serverBlock').map(buildServerBlock),
  );
  const strays = leaves(cst, 'Close').map(
    (token): Stray => ({ kind: 'stray', token, start: token.start, end: token.end }),
  );
  const items = inOrder(blocks, strays);
  return { kind: 'file', source, items, tokens, trivia, start: 0, end: source.text.length };
}

function buildServerBlock(cst: CstNode): ServerBlock | SnippetDefinition {
  const keys = leaves(cst, 'Word');
  const [key] = keys;
  const { open, lines, close, start, end } = buildBody(cst, keys.at(-1)?.end ?? 0);
  const span = { start: key?.start ?? start, end };
  if (key && keys.length === 1 && isToken(open) && key.text.startsWith('(') && key.text.endsWith(')'))
    return { kind: 'snippet', name: key.text.slice(1, -1), key, open, lines, close, ...span };
  return { kind: 'server-block', keys, open, lines, close, ...span };
}

/** What follows the keys, which end at `after`. */
function buildBody(cst: CstNode, after: number): Pick<ServerBlock, 'open' | 'lines' | 'close' | 'start' | 'end'> {
  const [braced] = nodes(cst, 'block');
  if (braced) return buildBlock(braced);
  const open = missing('{', after);
  const [bare] = nodes(cst, 'bareBlock');
  if (!bare) return { open, lines: [], close: missing('}', after), start: after, end: after };
  const lines = buildLines(bare);
  const end = lines.at(-1)?.end ?? after;
  const close = leaves(bare, 'Close')[0] ?? missing('}', end);
  return { open, lines, close, start: after, end: close.end };
}

function buildBlock(cst: CstNode): Block {
  const open = leaves(cst, 'Open')[0] as Token; // the grammar enters a block only when it sees one
  const lines = buildLines(cst);
  const close = leaves(cst, 'Close')[0] ?? missing('}', lines.at(-1)?.end ?? open.end);
  return { kind: 'block', open, lines, close, start: open.start, end: close.end };
}

function buildLines(cst: CstNode): Line[] {
  return nodes(cst, 'lines').flatMap(lines =>
    inOrder<Line>(nodes(lines, 'directive').map(buildDirective), nodes(lines, 'import').map(buildImport)),
  );
}

function buildDirective(cst: CstNode): Directive {
  const all = buildParts(cst);
  const [first] = all;
  const start = first?.start ?? 0;
  const end = all.at(-1)?.end ?? start;
  if (first && isToken(first)) return { kind: 'directive', name: first, parts: all.slice(1), start, end };
  return { kind: 'directive', name: missing('name', start), parts: all, start, end };
}

function buildImport(cst: CstNode): Import {
  const keyword = leaves(cst, 'Import')[0] as Token;
  const [argument, ...others] = buildParts(cst);
  const end = others.at(-1)?.end ?? argument?.end ?? keyword.end;
  const common = { kind: 'import', keyword, start: keyword.start, end } as const;
  if (argument && isToken(argument)) return { ...common, argument, extra: others };
  return { ...common, argument: missing('path', keyword.end), extra: argument ? [argument, ...others] : [] };
}

function buildParts(cst: CstNode): (Token | Block)[] {
  return inOrder<Token | Block>(leaves(cst, 'Word'), nodes(cst, 'block').map(buildBlock));
}

function missing(expected: Missing['expected'], at: number): Missing {
  return { kind: 'missing', expected, start: at, end: at };
}

function isToken(part: Token | Block | Missing): part is Token {
  return !('kind' in part);
}

/** The concrete tree keeps tokens and rules apart; here they come together again in the order of the text. */
function inOrder<T extends { readonly start: number }>(one: readonly T[], other: readonly T[]): T[] {
  if (other.length === 0) return [...one];
  const merged: T[] = [];
  let at = 0;
  for (const item of one) {
    for (let next = other[at]; next && next.start < item.start; next = other[++at]) merged.push(next);
    merged.push(item);
  }
  for (let next = other[at]; next; next = other[++at]) merged.push(next);
  return merged;
}

function nodes(cst: CstNode, rule: string): CstNode[] {
  return (cst.children[rule] ?? []).filter((child): child is CstNode => 'children' in child);
}

function leaves(cst: CstNode, type: string): Token[] {
  const found: Token[] = [];
  for (const child of cst.children[type] ?? []) if ('payload' in child) found.push(child.payload as Token);
  return found;
}
