import type { TokenList } from './dispenser.ts';
import type { ImportRecord, LoadedToken } from './program.ts';
import type { Source, Token } from './token.ts';

/**
 * Tokens still to come: raw ones of a file or snippet, or loaded ones that were read ahead before an import.
 */
type Frame = { index: number } & (
  | { readonly tokens: readonly Token[]; readonly importedBy: ImportRecord | undefined }
  | { readonly loaded: readonly LoadedToken[] }
);

/** Caddy's array of tokens, into which imports are spliced, without moving what lies behind at each splice. */
export interface TokenStream extends TokenList {
  /** Replaces [from, to) by tokens that are loaded when they are asked for. */
  splice(from: number, to: number, tokens: readonly (readonly Token[])[], importedBy: ImportRecord): void;
  replaceText(index: number, text: string): void;
  /** Forgets all that is still to come. */
  stop(): void;
  /** How many tokens imports have brought so far. */
  imported(): number;
}

export function createTokenStream(main: Source, tokens: readonly Token[]): TokenStream {
  const seen: LoadedToken[] = [];
  const frames: Frame[] = [{ tokens, index: 0, importedBy: undefined }];
  let imported = 0;

  const load = (token: Token, importedBy: ImportRecord | undefined): LoadedToken => {
    const file = token.source === main ? '' : token.source.path;
    const { text, line } = token;
    return importedBy ? { text, token, file, line, importedBy } : { text, token, file, line };
  };

  const pull = (): LoadedToken | undefined => {
    for (;;) {
      const frame = frames.at(-1);
      if (!frame) return undefined;
      if ('loaded' in frame) {
        const token = frame.loaded[frame.index++];
        if (token) return token;
      } else {
        const token = frame.tokens[frame.index++];
        if (token) return load(token, frame.importedBy);
      }
      frames.pop();
    }
  };

  return {
    at(index) {
      while (seen.length <= index) {
        const token = pull();
        if (!token) return undefined;
        seen.push(token);
      }
      return seen[index];
    },
    splice(from, to, inserted, importedBy) {
      const ahead = seen.splice(from).slice(to - from);
      if (ahead.length > 0) frames.push({ loaded: ahead, index: 0 });
      for (const list of inserted.toReversed()) {
        frames.push({ tokens: list, index: 0, importedBy });
        imported += list.length;
      }
    },
    replaceText(index, text) {
      const token = seen[index];
      if (token && token.text !== text) seen[index] = { ...token, text };
    },
    stop() {
      frames.length = 0;
    },
    imported: () => imported,
  };
}
