import { isUtf8 } from 'node:buffer';
import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { displayPath, fileMatcher, pathMatcher, posix } from '@corefile/project/node';
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
      complain(path === '-' ? 'standard input' : key, error);
    }
  };
  const complain = (path: string, error: unknown) => unreadable.push(`cannot read ${path}: ${reasonOf(error)}`);
  const complainOf = (path: string, error: unknown) => complain(displayPath(path), error);
  for (const operand of operands.length === 0 ? ['.'] : operands) {
    if (operand === '-') {
      add('-', stdinName);
      continue;
    }
    const stat = statSync(operand, { throwIfNoEntry: false });
    if (stat?.isDirectory() || (!stat && /[*?[]/.test(operand))) {
      const found = expand(operand, stat !== undefined, complainOf);
      if (found.length === 0) unmatched.push(operand);
      for (const path of found) add(path);
    } else add(operand);
  }
  return { documents: [...documents.values()], unreadable, unmatched };
}

type Complain = (path: string, error: unknown) => void;

function expand(operand: string, isFolder: boolean, complain: Complain): readonly string[] {
  const isWanted = (path: string) => {
    try {
      return isCorefileOrManifest(path);
    } catch (error) {
      complain(path, error);
      return false;
    }
  };
  if (isFolder) return [...walk(resolve(operand), complain)].filter(isWanted);
  // the folder before the first wildcard
  const base = /^(?:[^*?[]*\/)?/.exec(posix(operand))?.[0] || '.';
  const rest = posix(operand).slice(base === '.' ? 0 : base.length);
  const root = resolve(base);
  const matches = pathMatcher([`/${rest}`]);
  const below = fileMatcher([`/${rest}`]);
  const seen = (path: string) => posix(relative(root, path));
  return [...walk(root, complain)].filter(
    // of a folder that matches, what would be looked at if it were named
    path => matches(seen(path), false) || (below(seen(path)) && isWanted(path)),
  );
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
