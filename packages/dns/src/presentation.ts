/** Escapes of zone files (RFC 1035 §5.1) read and printed as miekg/dns does (types.go). */

const BACKSLASH = 0x5c;
const DOT = 0x2e;

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Three decimal digits at `at`? Any three: `\999` is octet 231. */
export function isDdd(text: string, at: number): boolean {
  return isDigit(text.charCodeAt(at)) && isDigit(text.charCodeAt(at + 1)) && isDigit(text.charCodeAt(at + 2));
}

/** The octet that three digits at `at` stand for, modulo 256. */
export function dddToOctet(text: string, at: number): number {
  return ((text.charCodeAt(at) - 48) * 100 + (text.charCodeAt(at + 1) - 48) * 10 + text.charCodeAt(at + 2) - 48) & 0xff;
}

/** The octet that starts at `at` and how many characters it takes; width 0 for a dangling backslash or the end. */
export function nextOctet(text: string, at: number): { octet: number; width: number } {
  if (at >= text.length) return { octet: 0, width: 0 };
  const code = text.charCodeAt(at);
  if (code !== BACKSLASH) return { octet: code, width: 1 };
  if (text.length - at === 1) return { octet: 0, width: 0 };
  if (text.length - at >= 4 && isDdd(text, at + 1)) return { octet: dddToOctet(text, at + 1), width: 4 };
  return { octet: text.charCodeAt(at + 1), width: 2 };
}

const escapeOctet = (octet: number): string => `\\${String(octet).padStart(3, '0')}`;

const isPrintable = (octet: number): boolean => octet >= 0x20 && octet <= 0x7e;
const specialInName = new Set([...`. '@;()"\\`].map(c => c.charCodeAt(0)));

/** An octet as part of a label. */
export function escapeNameOctet(octet: number): string {
  if (specialInName.has(octet)) return `\\${String.fromCharCode(octet)}`;
  return isPrintable(octet) ? String.fromCharCode(octet) : escapeOctet(octet);
}

/** An octet inside a quoted character-string. */
export function escapeTextOctet(octet: number): string {
  if (octet === 0x22 || octet === BACKSLASH) return `\\${String.fromCharCode(octet)}`;
  return isPrintable(octet) ? String.fromCharCode(octet) : escapeOctet(octet);
}

const plainName = /^[\x21\x23-\x26\x2a-\x3a\x3c-\x3f\x41-\x5b\x5d-\x7e]*$/;

/**
 * A name as it is printed (sprintName). The first octet that needs an escape decides: a name without one is returned
 * as it was written, even `\065bc.`.
 */
export function printName(name: string): string {
  if (plainName.test(name)) return name;
  let out = '';
  for (let i = 0; i < name.length; ) {
    if (name.charCodeAt(i) === DOT) {
      if (out !== '') out += '.';
      i++;
      continue;
    }
    const { octet, width } = nextOctet(name, i);
    if (width === 0) return out === '' ? name.slice(0, i) : out;
    if (specialInName.has(octet) || !isPrintable(octet))
      out = (out === '' ? name.slice(0, i) : out) + escapeNameOctet(octet);
    else if (out !== '') out += String.fromCharCode(octet);
    i += width;
  }
  return out === '' ? name : out;
}

const plainText = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;

/** Character-strings, each in quotes (sprintTxt); a dangling backslash ends one. */
export function printTexts(texts: readonly string[]): string {
  return texts.map(text => `"${plainText.test(text) ? text : printText(text)}"`).join(' ');
}

function printText(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; ) {
    const { octet, width } = nextOctet(text, i);
    if (width === 0) break;
    out += escapeTextOctet(octet);
    i += width;
  }
  return out;
}

/** The quoted value of CAA and URI (sprintTxtOctet), where `\.` stays as it is. */
export function printOctets(text: string): string {
  let out = '"';
  for (let i = 0; i < text.length; ) {
    if (text.charCodeAt(i) === BACKSLASH && text.charCodeAt(i + 1) === DOT) {
      out += '\\.';
      i += 2;
      continue;
    }
    const { octet, width } = nextOctet(text, i);
    if (width > 0) out += escapeTextOctet(octet);
    i += width || 1;
  }
  return `${out}"`;
}

/** Octets → the escaped form in which records keep their character-strings. */
export function escapeText(octets: string): string {
  if (plainText.test(octets)) return octets;
  let out = '';
  for (let i = 0; i < octets.length; i++) out += escapeTextOctet(octets.charCodeAt(i));
  return out;
}

/** The inverse of escapeText: what a client receives. A dangling backslash is dropped. */
export function unescapeText(text: string): string {
  if (!text.includes('\\')) return text;
  let out = '';
  for (let i = 0; i < text.length; ) {
    if (i === text.length - 1 && text.charCodeAt(i) === BACKSLASH) break;
    if (text.charCodeAt(i) === BACKSLASH && !isDdd(text, i + 1)) {
      out += text[i + 1];
      i += 2;
    } else if (text.charCodeAt(i) === BACKSLASH) {
      out += String.fromCharCode(dddToOctet(text, i + 1));
      i += 4;
    } else out += text[i++];
  }
  return out;
}
