import type { LoadedToken } from './program.ts';

/** An array of tokens, or anything that yields them by index. */
export interface TokenList {
  at(index: number): LoadedToken | undefined;
}

/**
 * The cursor with which CoreDNS's plugins read their tokens (caddy: caddyfile/dispenser.go). It stands on the
 * current token, at first before the first one. Movements return whether a token was loaded.
 */
export interface Dispenser {
  /** Index of the current token, -1 at the start. */
  cursor: number;
  /** 1 inside a block that nextBlock entered. A plugin that leaves a block early takes it along. */
  nesting: number;
  next(): boolean;
  /** Only if the next token is on the same line. */
  nextArg(): boolean;
  /** Only if the next token is on another line. */
  nextLine(): boolean;
  /** Enters or goes on in a block; false at its closing brace. Knows no inner blocks. */
  nextBlock(): boolean;
  /** '' where there is no token. */
  val(): string;
  /** 0 where there is no token. */
  line(): number;
  /** Path of the current token's file. */
  file(): string;
  token(): LoadedToken | undefined;
  /** Reads up to `count` arguments; fewer come back when the line ends first. */
  args(count: number): string[];
  /** The rest of the line up to an opening brace, which is not loaded. */
  remainingArgs(): string[];
  /** Whether the current token is on another line than the one before. */
  isNewLine(): boolean;
}

/** `filename` is what `file` answers for tokens of the main file. */
export function createDispenser(tokens: TokenList, filename = ''): Dispenser {
  const at = (index: number) => (index < 0 ? undefined : tokens.at(index));

  const dispenser: Dispenser = {
    cursor: -1,
    nesting: 0,
    next() {
      if (at(dispenser.cursor + 1) === undefined) return false;
      dispenser.cursor++;
      return true;
    },
    nextArg() {
      if (dispenser.cursor < 0) {
        dispenser.cursor++;
        return true; // even if there is no token at all
      }
      const current = at(dispenser.cursor);
      const following = at(dispenser.cursor + 1);
      if (!current || !following || current.file !== following.file || lastLine(current) !== following.line)
        return false;
      dispenser.cursor++;
      return true;
    },
    nextLine() {
      if (dispenser.cursor < 0) {
        dispenser.cursor++;
        return true;
      }
      const current = at(dispenser.cursor);
      const following = at(dispenser.cursor + 1);
      if (!current || !following || !startsLine(current, following)) return false;
      dispenser.cursor++;
      return true;
    },
    nextBlock() {
      if (dispenser.nesting > 0) {
        if (!dispenser.next()) return false;
        if (dispenser.val() !== '}') return true;
        dispenser.nesting--;
        return false;
      }
      if (!dispenser.nextArg()) return false; // the brace must be on the same line
      if (dispenser.val() !== '{') {
        dispenser.cursor--;
        return false;
      }
      if (!dispenser.next()) return false;
      if (dispenser.val() === '}') return false;
      dispenser.nesting++;
      return true;
    },
    val: () => at(dispenser.cursor)?.text ?? '',
    line: () => at(dispenser.cursor)?.line ?? 0,
    file: () => at(dispenser.cursor)?.file || filename,
    token: () => at(dispenser.cursor),
    args(count) {
      const values: string[] = [];
      while (values.length < count && dispenser.nextArg()) values.push(dispenser.val());
      return values;
    },
    remainingArgs() {
      const values: string[] = [];
      while (dispenser.nextArg()) {
        if (dispenser.val() === '{') {
          dispenser.cursor--;
          break;
        }
        values.push(dispenser.val());
      }
      return values;
    },
    isNewLine() {
      if (dispenser.cursor < 1) return true;
      const before = at(dispenser.cursor - 1);
      const current = at(dispenser.cursor);
      return before !== undefined && current !== undefined && startsLine(before, current);
    },
  };
  return dispenser;
}

/**
 * A token of another file is always on another line. An import can put a token of a smaller line behind one of a
 * greater: that is neither the same line nor a new one.
 */
function startsLine(before: LoadedToken, token: LoadedToken): boolean {
  return before.file !== token.file || lastLine(before) < token.line;
}

/** Line on which a token ends, counted in its text: the value of a variable may bring line breaks along. */
function lastLine({ line, text }: LoadedToken): number {
  let last = line;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) last++;
  return last;
}
