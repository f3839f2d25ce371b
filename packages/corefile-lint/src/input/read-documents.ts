import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { displayPath, pathMatcher, posix } from '@corefile/project/node';
import type { Document } from '@corefile/sources';
import { isCorefileOrManifest, walk } from './discover.ts';

export interface Input {
  readonly documents: readonly Document[];
  /** `cannot read Corefile: no such file`. */
  readonly unreadable: readonly string[];
  /** Operands that led to no file at all. */
  readonly unmatched: readonly string[];
}

/**
 * The documents that operands name: files, folders (searched), patterns, `-` for standard input. Without an operand,
 * what is found below the working directory. Each file comes once.
 */
export function readDocuments(operands: readonly string[], stdinName = '<stdin>'): Input {
  const documents = new Map<string, Document>();
  const unreadable: string[] = [];
  const unmatched: string[] = [];
  const add = (path: string, key = displayPath(resolve(path))) => {
    if (documents.has(key)) return;
    try {
      documents.set(key, { path: key, ...decode(readFileSync(path === '-' ? 0 : path)) });
    } catch (error) {
      unreadable.push(`cannot read ${path === '-' ? 'standard input' : path}: ${reasonOf(error)}`);
    }
  };
  for (const operand of operands.length === 0 ? ['.'] : operands) {
    if (operand === '-') {
      add('-', stdinName);
      continue;
    }
    const stat = statSync(operand, { throwIfNoEntry: false });
    if (stat?.isDirectory() || (!stat && /[*?[]/.test(operand))) {
      const found = expand(operand, stat !== undefined);
      if (found.length === 0) unmatched.push(operand);
      for (const path of found) add(path);
    } else add(operand);
  }
  return { documents: [...documents.values()], unreadable, unmatched };
}

function expand(operand: string, isFolder: boolean): readonly string[] {
  if (isFolder) return [...walk(resolve(operand))].filter(isCorefileOrManifest);
  // the folder before the first wildcard
  const base = /^(?:[^*?[]*\/)?/.exec(posix(operand))?.[0] || '.';
  const rest = posix(operand).slice(base === '.' ? 0 : base.length);
  const matches = pathMatcher([`/${rest}`]);
  return [...walk(resolve(base))].filter(path => matches(posix(relative(resolve(base), path)), false));
}

/** UTF-8 as CoreDNS reads it: each byte that is none becomes U+FFFD, and the first such place is remembered. */
function decode(bytes: Buffer): Pick<Document, 'text' | 'invalidUtf8At'> {
  const text = bytes.toString('utf8');
  if (!text.includes('\ufffd') || isUtf8(bytes)) return { text };
  for (let at = text.indexOf('\ufffd'), offset = 0, from = 0; at !== -1; at = text.indexOf('\ufffd', at + 1)) {
    offset += Buffer.byteLength(text.slice(from, at));
    from = at;
    if (bytes.toString('latin1', offset, offset + 3) !== '\xef\xbf\xbd') return { text, invalidUtf8At: at };
  }
  return { text, invalidUtf8At: 0 };
}

function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EACCES: 'permission denied',
    EISDIR: 'it is a folder',
  };
  return known[code ?? ''] ?? message;
}
