/** Line and column of an offset; both count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export interface LineMap {
  readonly lineCount: number;
  /** Offsets outside the text are clamped to it. */
  position(offset: number): Position;
  /** A line or column outside the text is clamped to it. */
  offset(position: Position): number;
  /** Offset of the first character of a line. */
  lineStart(line: number): number;
}

/** Only `\n` ends a line: CoreDNS counts so, and its line numbers must be ours. */
export function createLineMap(text: string): LineMap {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  const lineStart = (line: number): number => {
    if (line < 1) return 0;
    return starts[line - 1] ?? text.length;
  };

  return {
    lineCount: starts.length,
    lineStart,
    position(offset) {
      const at = Math.min(Math.max(offset, 0), text.length);
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if ((starts[middle] as number) <= at) low = middle;
        else high = middle - 1;
      }
      return { line: low + 1, column: at - (starts[low] as number) + 1 };
    },
    offset({ line, column }) {
      const start = lineStart(line);
      const next = starts[line];
      const end = next === undefined ? text.length : next - 1;
      return Math.min(start + Math.max(column - 1, 0), Math.max(end, start));
    },
  };
}
