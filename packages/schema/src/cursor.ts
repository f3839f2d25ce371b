import type { Token } from '@corefile/parser';
import type { Place } from './place.ts';

/** What a cursor in a text stands in, and the word it touches. */
export interface Cursor {
  readonly at:
    | { readonly kind: 'key'; readonly keys: readonly string[] }
    | { readonly kind: 'import' }
    | {
        readonly kind: 'plugin';
        readonly place: Place;
        readonly keys: readonly string[];
        readonly snippet: string | undefined;
      };
  /** The word around the cursor up to it; empty, start and end at the cursor, between words. */
  readonly word: { readonly text: string; readonly start: number; readonly end: number };
}

export interface CursorOptions {
  /** The text is imported into a server block: it begins with plugins, not with keys. */
  readonly insideBlock?: boolean;
}

/**
 * Reads the words before an offset as CoreDNS's parser would, so that what follows the cursor, and a brace still to be
 * typed, do not matter.
 */
export function cursorAt(tokens: readonly Token[], offset: number, options: CursorOptions = {}): Cursor {
  const walk = new Walk(options.insideBlock ?? false);
  let word = { text: '', start: offset, end: offset };
  let line = Number.NaN;
  for (const token of tokens) {
    if (token.end >= offset) {
      if (token.start < offset) {
        word = { text: written(token, offset), start: token.start, end: token.end };
        walk.breakLine(token.line !== line);
        return { at: walk.here(), word };
      }
      break;
    }
    walk.breakLine(token.line !== line);
    walk.take(token.text);
    line = token.line + breaks(token.text);
  }
  const last = tokens.findLast(({ end }) => end < offset);
  const text = last?.source.text ?? '';
  walk.breakLine(!last || text.slice(last.end, offset).includes('\n'));
  return { at: walk.here(), word };
}

/** The token's text as far as the cursor, without the opening quote. */
const written = ({ source, start, quoted }: Token, offset: number): string =>
  source.text.slice(start + (quoted ? 1 : 0), offset);

const breaks = (text: string): number => text.split('\n').length - 1;

/** Behind a block, or too deep in blocks for any plugin. */
const nowhere: Place = { plugin: '', args: [] };

/** A block that is open: its header, and what was read of it. */
interface Frame {
  readonly kind: 'file' | 'server' | 'snippet' | 'plugin' | 'deeper';
  /** Words in front of the brace. */
  readonly header: readonly string[];
  readonly lines: string[][];
  readonly second: boolean;
}

class Walk {
  private readonly frames: Frame[];
  private words: string[] = [];
  /** Blocks already closed on this line. */
  private closed = 0;
  /** Keys are written and their line has ended: a brace may still come on the next. */
  private pendingKeys = false;

  constructor(insideBlock: boolean) {
    this.frames = [{ kind: insideBlock ? 'server' : 'file', header: [], lines: [], second: false }];
  }

  breakLine(newLine: boolean): void {
    if (!newLine) return;
    const frame = this.frame();
    const continues = frame.kind === 'file' && (this.words.at(-1)?.endsWith(',') ?? true);
    if (continues) return;
    if (frame.kind === 'file') {
      if (this.words[0] === 'import') this.words = [];
      this.pendingKeys = this.words.length > 0;
      return;
    }
    if (this.words.length > 0 && this.closed === 0) frame.lines.push(this.words);
    this.words = [];
    this.closed = 0;
  }

  take(text: string): void {
    if (text === '{') this.open();
    else if (text === '}') this.close();
    else {
      this.enterBareBlock();
      this.words.push(text);
    }
  }

  here(): Cursor['at'] {
    this.enterBareBlock();
    const frame = this.frame();
    const [first, ...rest] = this.words;
    if (first === 'import' && this.closed === 0) return { kind: 'import' };
    const outer = this.frames.find(({ kind }) => kind === 'server' || kind === 'snippet');
    const common = {
      kind: 'plugin' as const,
      keys: outer?.kind === 'server' ? outer.header : [],
      snippet: outer?.kind === 'snippet' ? outer.header[0]?.slice(1, -1) : undefined,
    };
    switch (frame.kind) {
      case 'file':
        return { kind: 'key', keys: this.words };
      case 'server':
      case 'snippet':
        if (first === undefined) return { ...common, place: { args: [] } };
        return { ...common, place: this.closed > 0 ? nowhere : { plugin: first, args: rest } };
      case 'plugin': {
        const [plugin = '', ...args] = frame.header;
        const { lines, second } = frame;
        return { ...common, place: { plugin, args, block: { lines, words: this.words, second } } };
      }
      case 'deeper':
        return { ...common, place: nowhere };
    }
  }

  /** `a.org ⏎ log`: keys without a brace open a block too. */
  private enterBareBlock(): void {
    if (!this.pendingKeys) return;
    this.push('server');
  }

  private open(): void {
    const { kind } = this.frame();
    const [first] = this.words;
    if (kind === 'file')
      this.push(this.words.length === 1 && first?.startsWith('(') && first.endsWith(')') ? 'snippet' : 'server');
    else this.push(kind === 'server' || kind === 'snippet' ? 'plugin' : 'deeper');
  }

  private push(kind: Frame['kind']): void {
    this.frames.push({ kind, header: this.words, lines: [], second: this.closed > 0 });
    this.words = [];
    this.closed = 0;
    this.pendingKeys = false;
  }

  private close(): void {
    if (this.frames.length === 1) return;
    const { header, kind } = this.frames.pop() as Frame;
    // Behind a plugin's block its line goes on: a second block may follow.
    this.words = kind === 'plugin' || kind === 'deeper' ? [...header] : [];
    this.closed = kind === 'plugin' || kind === 'deeper' ? 1 : 0;
    this.pendingKeys = false;
  }

  private frame(): Frame {
    return this.frames.at(-1) as Frame;
  }
}
