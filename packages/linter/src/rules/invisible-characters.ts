import type { Token } from '@corefile/parser';
import { isRefusedLine } from '../refused-lines.ts';
import { defineRule } from '../rule.ts';
import { safe, unsafe, wordAt, wordsOf } from '../words.ts';

/** Zero-width characters, joiners and marks in the middle of a text. */
const invisible = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;
/** What word processors and chat programs make of straight quotes. */
const curly = /[\u2018-\u201f\u00ab\u00bb]/g;

export const invisibleCharacters = defineRule({
  name: 'invisible-characters',
  code: 'CF101',
  severity: 'error',
  summary: 'A word holds characters that nobody sees, or typographic quotes.',
  why: 'To CoreDNS a zero-width space, a byte order mark inside the text and a curly quote are letters like any other: the word is another one than the eye reads. They come from web pages, chats and word processors. A no-break space is a blank, and one byte order mark at the very beginning is dropped.',
  fix: 'Remove the characters; write straight quotes.',
  bad: '.:53 {\n    \u200berrors\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    errors\n    forward . 192.0.2.1\n}',
  refines: [
    'unknown-directive',
    'unknown-option',
    'invalid-value',
    'too-many-arguments',
    'inconsistent-options',
    'import-not-found',
    'unexpected-eof',
    'missing-close-brace',
  ],
  refine({ about }) {
    const word = wordAt(about);
    const token = word?.line.find(each => !each.quoted && (isOdd(each, invisible) || isOdd(each, curly)));
    if (!token) return undefined;
    return {
      at: token,
      ...finding(token),
      fixes: safe('Write plain characters', { range: token, text: plain(token) }),
    };
  },
  check(file, report) {
    for (const source of file.program.sources) {
      if (!isOdd(source, invisible) && !isOdd(source, curly)) continue;
      for (const token of wordsOf(source)) {
        const isStrange = isOdd(token, invisible) || /^[\u2018-\u201f]/.test(token.text);
        if (token.quoted || !isStrange || isRefusedLine(file, token)) continue;
        const fixes = unsafe('Write plain characters', { range: token, text: plain(token) });
        report(token, { ...finding(token), severity: 'warning', fixes });
      }
    }
  },
});

const isOdd = ({ text }: { readonly text: string }, odd: RegExp): boolean => text.search(odd) !== -1;

const finding = ({ text }: Token) => ({
  what: `'${text.replace(invisible, char => `<U+${code(char)}>`)}' holds characters that are not what they look like`,
  why: 'CoreDNS takes them for letters',
  instead: 'write plain characters',
});

const code = (char: string) => char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');

const plain = ({ source, start, end }: Token): string =>
  source.text
    .slice(start, end)
    .replace(invisible, '')
    .replace(curly, char => (/[\u2018-\u201b]/.test(char) ? "'" : '"'));
