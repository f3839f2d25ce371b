import { bytesToString } from '../../byte-string.ts';
import { parseFloat64 } from '../../number-text.ts';
import { escapeText, isDdd, printOctets, printTexts, unescapeText } from '../../presentation.ts';
import { dnsError } from '../../wire-error.ts';
import type { WireReader } from '../../wire-reader.ts';
import type { WireWriter } from '../../wire-writer.ts';
import { type Field, type RdataTokens, same, sameItems } from '../field.ts';

/**
 * Character-strings stay in the escaped form they were written in, as in miekg/dns: two spellings of one string are no
 * duplicates there, and Msg.Len counts the escapes. `escapeText` and `unescapeText` convert.
 */

const LONGEST = 256 * 4 + 1;

function encodeText(text: string, out: WireWriter): void {
  if (text.length > LONGEST) throw dnsError('buffer size too small');
  const octets = unescapeText(text);
  if (octets.length > 255) throw dnsError('string exceeded 255 bytes in txt');
  out.u8(octets.length);
  for (let i = 0; i < octets.length; i++) out.u8(octets.charCodeAt(i));
}

function decodeText(input: WireReader): string {
  const [length = 0] = input.take(1, 'overflow unpacking txt');
  return escapeText(bytesToString(input.take(length, 'overflow unpacking txt')));
}

/** One string within the token stream: the next token, whatever it is. */
function characterString(wireName: string, print: (text: string) => string): Field<string> {
  return {
    zero: '',
    wireName,
    parse(tokens) {
      const token = tokens.next();
      return token.error ? tokens.bad(wireName, token) : token.text;
    },
    print,
    encode: encodeText,
    decode: decodeText,
    length: value => value.length + 1,
    equal: same,
  };
}

export const quotedText = (wireName: string): Field<string> => characterString(wireName, text => printTexts([text]));
export const bareText = (wireName: string): Field<string> => characterString(wireName, text => text);

/** A tag of CAA: a word, not a quoted one. */
export const word = (wireName: string): Field<string> => ({
  ...bareText(wireName),
  parse(tokens) {
    const token = tokens.next();
    return token.kind === 'string' ? token.text : tokens.bad(wireName, token);
  },
});

/** GPOS keeps its numbers as they are written. */
export const floatText = (wireName: string): Field<string> => ({
  ...bareText(wireName),
  parse(tokens) {
    const token = tokens.next();
    return parseFloat64(token.text) === undefined ? tokens.bad(wireName, token) : token.text;
  },
});

/** NAPTR: the quotes are required, and what stands between them is printed as it is. */
export const naptrText = (wireName: string): Field<string> => ({
  ...bareText(wireName),
  parse(tokens) {
    const open = tokens.next();
    if (open.kind !== 'quote') tokens.bad(wireName, open);
    const inner = tokens.next();
    if (inner.kind === 'quote') return '';
    if (inner.kind !== 'string') tokens.bad(wireName, inner);
    const close = tokens.next();
    return close.kind === 'quote' ? inner.text : tokens.bad(wireName, close);
  },
  print: value => `"${value}"`,
});

/** The strings of TXT and its kin up to the end of the line; one longer than 255 octets is cut in pieces. */
export function texts(wireName: string): Field<readonly string[]> {
  return {
    zero: [],
    wireName,
    toLineEnd: true,
    parse: tokens => parseTexts(tokens, wireName),
    print: printTexts,
    encode(value, out) {
      // Nothing at all rather than an empty string: rdata of no strings has no octets.
      for (const text of value) encodeText(text, out);
    },
    decode(input) {
      const all: string[] = [];
      while (input.offset < input.end) all.push(decodeText(input));
      return all;
    },
    length: value => value.reduce((total, text) => total + text.length + 1, 0),
    equal: sameItems,
  };
}

/** One string, the rest of the rdata without a length of its own (CAA value, URI target); kept as it was written. */
export function octets(wireName: string): Field<string> {
  return {
    zero: '',
    wireName,
    toLineEnd: true,
    skipsBlank: true,
    parse(tokens) {
      const { before } = tokens;
      const [only, ...more] = parseTexts(tokens, wireName);
      return only === undefined || more.length > 0 ? tokens.bad(wireName, before) : only;
    },
    print: printOctets,
    encode(value, out) {
      if (value.length > LONGEST) throw dnsError('buffer size too small');
      const plain = unescapeText(value);
      for (let i = 0; i < plain.length; i++) out.u8(plain.charCodeAt(i));
    },
    decode: input => bytesToString(input.rest()),
    length: value => value.length,
    equal: same,
  };
}

/** endingToTxtSlice: also what HINFO, ISDN and UINFO start from. */
export function parseTexts(tokens: RdataTokens, label: string): string[] {
  const all: string[] = [];
  let quoted = false;
  let empty = false;
  let token = tokens.next();
  if (token.error) tokens.bad(label, token);
  for (; token.kind !== 'newline' && token.kind !== 'eof'; token = tokens.next()) {
    if (token.error) tokens.bad(label, token);
    if (token.kind === 'string') {
      empty = false;
      all.push(...(chunks(token.text) ?? tokens.bad(label, token)));
    } else if (token.kind === 'quote') {
      if (empty && quoted) all.push('');
      quoted = !quoted;
      empty = true;
    } else if (token.kind !== 'blank' || quoted) tokens.bad(label, token);
  }
  return quoted ? tokens.bad(label, token) : all;
}

/** Pieces of at most 255 octets, each escape being one; undefined for a dangling backslash within the first of a piece. */
function chunks(text: string): string[] | undefined {
  const pieces: string[] = [];
  let from = 0;
  for (;;) {
    let at = from;
    let octetCount = 0;
    while (at < text.length && octetCount < 255) {
      octetCount++;
      if (text.charCodeAt(at) !== 0x5c) at++;
      else if (isDdd(text, at + 1)) at += 4;
      else if (at + 1 >= text.length) return undefined;
      else at += 2;
    }
    if (octetCount < 255 || at >= text.length) {
      pieces.push(text.slice(from));
      return pieces;
    }
    pieces.push(text.slice(from, at));
    from = at;
  }
}
