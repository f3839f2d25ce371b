import { nextLabel, unescapedLength } from './name.ts';
import { MAX_COMPRESSION_OFFSET } from './wire-writer.ts';

/**
 * Octets that a name takes at `offset` (domainNameLen of miekg/dns); `names` gains the suffixes that later names can
 * point to. An estimate: offsets of its labels are counted in characters, escapes included.
 */
export function nameLength(name: string, offset: number, names: Set<string> | undefined, compress: boolean): number {
  if (name === '' || name === '.') return 1;
  if (names && (compress || offset < MAX_COMPRESSION_OFFSET)) {
    const pointed = searchSuffix(names, name, offset);
    if (pointed >= 0 && compress) return unescapedLength(name.slice(0, pointed)) + 2;
  }
  return unescapedLength(name) + 1;
}

function searchSuffix(names: Set<string>, name: string, offset: number): number {
  for (let at = 0; at >= 0; at = nextLabel(name, at)) {
    const suffix = name.slice(at);
    if (names.has(suffix)) return at;
    if (offset + at < MAX_COMPRESSION_OFFSET) names.add(suffix);
  }
  return -1;
}
