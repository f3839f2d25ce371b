import { children, createLineMap, isToken, type Node } from '@corefile/parser';
import { type FoldingRange, FoldingRangeKind } from 'vscode-languageserver';
import { toRange } from '../convert.ts';
import type { DocumentState } from '../workspace.ts';

/** Blocks, and comments of several lines. */
export function foldingRanges({ document, pieces }: DocumentState): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  for (const { file, source } of pieces) {
    const add = (start: number, end: number, kind?: FoldingRangeKind) => {
      const range = toRange(document, source, { start, end });
      // The line of the closing brace stays to be seen.
      const last = kind ? range.end.line : range.end.line - 1;
      if (last > range.start.line)
        ranges.push({ startLine: range.start.line, endLine: last, ...(kind ? { kind } : {}) });
    };
    const walk = (node: Node) => {
      if ('open' in node && isToken(node.open)) add(node.open.start, node.end);
      for (const child of children(node)) if (!isToken(child)) walk(child);
    };
    walk(file);
    const lines = createLineMap(source.text);
    const whole = file.trivia.filter(
      ({ kind, start, glued }) =>
        kind === 'comment' &&
        !glued &&
        /^\s*$/.test(source.text.slice(lines.lineStart(lines.position(start).line), start)),
    );
    for (let first = 0; first < whole.length; ) {
      let last = first;
      while (whole[last + 1]?.line === (whole[last]?.line ?? 0) + 1) last++;
      const [from, to] = [whole[first], whole[last]];
      if (from && to && last > first) add(from.start, to.end, FoldingRangeKind.Comment);
      first = last + 1;
    }
  }
  return ranges;
}
