import { createToken, type IToken, type TokenType } from 'chevrotain';
import type { Token } from './token.ts';

/** The words of the grammar. What a word is for is decided by `classify`, so that the grammar needs one token ahead. */
export const Word = createToken({ name: 'Word' });
/** `import` at the beginning of a statement; anywhere else it is a word. */
export const Import = createToken({ name: 'Import' });
export const Open = createToken({ name: 'Open' });
export const Close = createToken({ name: 'Close' });
/** A line break that ends a statement. */
export const Newline = createToken({ name: 'Newline' });
export const tokenTypes = [Word, Import, Open, Close, Newline];

/** Deeper braces are words: the grammar recurses, and `{ { { …` must not exhaust the stack. */
const maxDepth = 100;

/**
 * Gives every token its part in the grammar and adds the line breaks that mean something. Braces are only
 * counted, as CoreDNS does. Line breaks between addresses behind a comma, or before an opening brace, mean nothing:
 * of `cache ⏎ {` CoreDNS takes the brace for a part of the directive (it is the plugin that does not find it then).
 */
export function classify(tokens: readonly Token[]): IToken[] {
  const result: IToken[] = [];
  let depth = 0;
  // 'keys': outside of blocks; 'bare': in a server block without braces, which ends at a '}' or with the text
  let place: 'keys' | 'bare' | 'braced' = 'keys';
  let previous: Token | undefined;
  let lastLine = 0;
  let startsStatement = true;
  let importLine = false;

  for (const token of tokens) {
    const { text } = token;
    if (previous && lastLine < token.line) {
      const inStatement = !importLine && !startsStatement;
      const inKeys = place === 'keys' && inStatement;
      const ignored = (inStatement && text === '{') || (inKeys && previous.text.endsWith(','));
      if (!ignored) {
        result.push(toIToken(previous, Newline, previous.end));
        if (inKeys) place = 'bare';
        startsStatement = true;
        importLine = false;
      }
    }

    let type = Word;
    if (text === '{') {
      depth++;
      if (depth <= maxDepth) type = Open;
      if (place === 'keys' && !importLine) {
        place = 'braced';
        startsStatement = true;
      } else startsStatement = false;
    } else if (text === '}') {
      if (depth <= maxDepth) type = Close;
      const endsBlock = depth === 0 || (depth === 1 && place === 'braced');
      depth = Math.max(depth - 1, 0);
      if (endsBlock) place = 'keys';
      startsStatement = endsBlock;
    } else {
      if (text === 'import' && startsStatement) {
        type = Import;
        importLine = true;
      }
      startsStatement = false;
    }
    result.push(toIToken(token, type, token.start));
    previous = token;
    lastLine = token.line + lineBreaks(token);
  }
  return result;
}

function toIToken(token: Token, tokenType: TokenType, startOffset: number): IToken {
  const tokenTypeIdx = tokenType.tokenTypeIdx as number;
  return { image: token.text, startOffset, endOffset: token.end - 1, tokenTypeIdx, tokenType, payload: token };
}

function lineBreaks({ quoted, text }: Token): number {
  let count = 0;
  if (quoted) for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
