import { lastRuneWidth, toLower, toLowerAscii } from './byte-string.ts';
import { isDdd } from './presentation.ts';

/**
 * Names are kept as miekg/dns keeps them: presentation text with escapes (`a\.b.example.`, `\000`), case preserved,
 * fully qualified by a final dot. Functions port labels.go and defaults.go of miekg/dns.
 */

const DOT = 0x2e;
const BACKSLASH = 0x5c;

/** Ends in a dot that is not escaped? */
export function isFqdn(name: string): boolean {
  if (name.charCodeAt(name.length - 1) !== DOT) return false;
  let i = name.length - 2;
  if (name.charCodeAt(i) !== BACKSLASH) return true;
  while (i >= 0 && name.charCodeAt(i) === BACKSLASH) i--;
  // Go counts from the first octet of the character before the backslashes: the dot of `é\.` ends the name.
  if (i >= 0) i -= lastRuneWidth(name, i + 1) - 1;
  return (name.length - i) % 2 === 0;
}

export function fqdn(name: string): string {
  return isFqdn(name) ? name : `${name}.`;
}

/** Fully qualified, with the ASCII letters lowered (RFC 4034 §6.2); other octets stay. */
export function canonicalName(name: string): string {
  return toLowerAscii(fqdn(name));
}

/** plugin.Name.Normalize of CoreDNS: fully qualified and lowered by Go's ToLower, which knows Unicode. */
export function normalizeName(name: string): string {
  return toLower(fqdn(name));
}

/**
 * Offset of the label after the one at `offset` (NextLabel), or -1 when there is none.
 * Escapes are counted backwards as in miekg/dns, so that `\\.` ends a label and `\.` does not.
 */
export function nextLabel(name: string, offset: number): number {
  for (let i = offset; i < name.length - 1; i++) {
    if (name.charCodeAt(i) !== DOT) continue;
    let j = i - 1;
    while (j >= 0 && name.charCodeAt(j) === BACKSLASH) j--;
    if ((j - i) % 2 !== 0) return i + 1;
  }
  return -1;
}

/** Offsets at which the labels of a name start; none for the root. */
export function labelOffsets(name: string): number[] {
  if (name === '.') return [];
  const offsets = [0];
  for (let i = nextLabel(name, 0); i >= 0; i = nextLabel(name, i)) offsets.push(i);
  return offsets;
}

/** `www.example.` → `['www', 'example']`; none for the root and for ''. */
export function splitLabels(name: string): string[] {
  if (name === '') return [];
  const offsets = labelOffsets(name);
  const end = isFqdn(name) ? name.length - 1 : name.length;
  return offsets.map((from, i) => name.slice(from, (offsets[i + 1] ?? end + 1) - 1));
}

export function countLabels(name: string): number {
  if (name === '.') return 0;
  let count = 1;
  for (let i = nextLabel(name, 0); i >= 0; i = nextLabel(name, i)) count++;
  return count;
}

/**
 * PrevLabel: `offset` where the n-th label from the right starts. `overshot` when the name has fewer than n − 1 labels
 * left of it, exactly as miekg/dns reports it.
 */
export function prevLabel(name: string, n: number): { offset: number; overshot: boolean } {
  if (name === '') return { offset: 0, overshot: true };
  if (n === 0) return { offset: name.length, overshot: false };
  let left = n;
  let i = name.length - 1;
  if (name.charCodeAt(i) === DOT) i--;
  for (; i >= 0 && left > 0; i--) {
    if (name.charCodeAt(i) !== DOT) continue;
    let j = i - 1;
    while (j >= 0 && name.charCodeAt(j) === BACKSLASH) j--;
    if ((j - i) % 2 === 0) continue;
    left--;
    if (left === 0) return { offset: i + 1, overshot: false };
  }
  return { offset: 0, overshot: left > 1 };
}

/** Equal but for the case of ASCII letters; escapes are not resolved. */
export function equalNames(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) {
    if (lowerCode(a.charCodeAt(i)) !== lowerCode(b.charCodeAt(i))) return false;
  }
  return true;
}

const lowerCode = (code: number): number => (code >= 0x41 && code <= 0x5a ? code | 0x20 : code);

/** How many labels two names have in common, from the right. */
export function compareDomain(a: string, b: string): number {
  if (a === '.' || b === '.') return 0;
  const offsetsA = labelOffsets(a);
  const offsetsB = labelOffsets(b);
  let endA = a.length;
  let endB = b.length;
  let common = 0;
  for (let i = offsetsA.length - 1, j = offsetsB.length - 1; i >= 0 && j >= 0; i--, j--) {
    if (!equalNames(a.slice(offsetsA[i], endA), b.slice(offsetsB[j], endB))) break;
    common++;
    endA = offsetsA[i] as number;
    endB = offsetsB[j] as number;
  }
  return common;
}

/** Is `child` the name `parent` or below it? */
export function isSubDomain(parent: string, child: string): boolean {
  return compareDomain(parent, child) === countLabels(parent);
}

/** Number of labels of a valid name, undefined for an invalid one (IsDomainName): labels ≤ 63, name ≤ 255 octets. */
export function domainNameLabels(text: string): number | undefined {
  if (text.length === 0) return undefined;
  const name = fqdn(text);
  let offset = 0;
  let begin = 0;
  let labels = 0;
  let wasDot = false;
  let escaped = false;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === BACKSLASH) {
      escaped = !escaped;
      if (offset + 1 > 256) return undefined;
      const width = isDdd(name, i + 1) ? 3 : 1;
      i += width;
      begin += width;
      wasDot = false;
    } else if (code === DOT) {
      escaped = false;
      if ((i === 0 && name.length > 1) || wasDot) return undefined;
      wasDot = true;
      const labelLength = i - begin;
      if (labelLength >= 64) return undefined;
      offset += 1 + labelLength;
      if (offset > 256) return undefined;
      labels++;
      begin = i + 1;
    } else {
      escaped = false;
      wasDot = false;
    }
  }
  return escaped ? undefined : labels;
}

/** Valid for miekg/dns, which is liberal: nearly any octets are, if the lengths fit. */
export function isDomainName(text: string): boolean {
  return domainNameLabels(text) !== undefined;
}

/** dnsutil.Join of CoreDNS: labels → a fully qualified name; a last label `.` is dropped. */
export function joinLabels(...labels: string[]): string {
  if (labels.length === 0) return '.';
  return labels.at(-1) === '.' ? `${labels.slice(0, -1).join('.')}.` : fqdn(labels.join('.'));
}

/** Octets of `name` once escapes are resolved, its final dot counted (escapedNameLen). */
export function unescapedLength(name: string): number {
  let length = name.length;
  for (let i = 0; i < name.length; i++) {
    if (name.charCodeAt(i) !== BACKSLASH) continue;
    const width = isDdd(name, i + 1) ? 3 : 1;
    length -= width;
    i += width;
  }
  return length;
}

/** Uncompressed size of a fully qualified name on the wire. */
export function nameWireLength(name: string): number {
  return name === '' || name === '.' ? 1 : unescapedLength(name) + 1;
}
