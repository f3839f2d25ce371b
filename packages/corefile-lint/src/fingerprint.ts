import type { CheckedDocument, DocumentProblem } from '@corefile/project';

/**
 * What a problem is known by although lines move: a hash of its rule, the headers of the blocks around it and the
 * words of its line. Equal ones in a document are told apart by their number (`count`, from 1).
 */
export interface Fingerprint {
  readonly hash: string;
  readonly count: number;
}

export function fingerprintsOf({
  document,
  problems,
}: Pick<CheckedDocument, 'document' | 'problems'>): ReadonlyMap<DocumentProblem, Fingerprint> {
  const lines = document.text.split('\n').map(words);
  const headers = headersOf(lines);
  const counts = new Map<string, number>();
  return new Map(
    problems.map(problem => {
      const line = problem.range.start.line - 1;
      const key = JSON.stringify([problem.rule, headers[line] ?? '', lines[line] ?? '']);
      const hash = fnv1a(key);
      const count = (counts.get(hash) ?? 0) + 1;
      counts.set(hash, count);
      return [problem, { hash, count }];
    }),
  );
}

const words = (line: string): string => line.trim().replace(/\s+/g, ' ');

/** For each line the two outermost lines that open a block around it: server block and plugin. */
function headersOf(lines: readonly string[]): readonly string[] {
  const open: string[] = [];
  return lines.map(line => {
    if (line.startsWith('}')) open.pop();
    const around = open.slice(0, 2).join(' > ');
    if (!line.startsWith('#') && line.endsWith('{')) open.push(line);
    return around;
  });
}

/** 64 bits of FNV-1a over UTF-16 units, as 16 hex digits: nobody forges fingerprints, and node:crypto costs a start 3 ms. */
function fnv1a(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at++)
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  return hash.toString(16).padStart(16, '0');
}
