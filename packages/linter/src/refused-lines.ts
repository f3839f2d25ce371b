import type { Range, Source } from '@corefile/parser';
import { oncePer } from '@corefile/schema';
import { type CheckedFile, rangeOf } from './rule.ts';
import { wordAt } from './words.ts';

type Lines = ReadonlyMap<Source, ReadonlySet<number>>;

/** Does CoreDNS refuse something on the line of this word? Then the mistake has been reported already. */
export function isRefusedLine(file: CheckedFile, range: Range): boolean {
  const line = wordAt(range)?.token.line;
  return line !== undefined && (refusedLines(file).get(range.source)?.has(line) ?? false);
}

const refusedLines = oncePer(({ program, model }: CheckedFile): Lines => {
  const lines = new Map<Source, Set<number>>();
  const ranges = [
    ...program.problems.map(problem => problem.range),
    ...model.problems
      .filter(({ environment }) => !environment)
      .flatMap(({ at, related }) => [rangeOf(at), ...related.map(each => rangeOf(each.at))]),
  ];
  for (const range of ranges) {
    const line = wordAt(range)?.token.line;
    if (line === undefined) continue;
    const set = lines.get(range.source) ?? new Set<number>();
    lines.set(range.source, set.add(line));
  }
  return lines;
});
