const context = 3;
/** Edit steps looked for; texts that differ in more lines are shown as one replacement. */
const maxSteps = 2000;

/** A unified diff as `diff -u` and `patch` have it; '' if the texts are equal. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return '';
  const old = linesOf(before);
  const now = linesOf(after);
  const changes = changesBetween(old, now);
  const hunks: string[] = [];
  for (let at = 0; at < changes.length; ) {
    let last = at;
    const near = (index: number) => (changes[index + 1] as Change).from - (changes[index] as Change).to <= 2 * context;
    while (last + 1 < changes.length && near(last)) last++;
    hunks.push(hunk(old, now, changes.slice(at, last + 1)));
    at = last + 1;
  }
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`;
}

/** Lines `[from, to)` of the old text became lines `[newFrom, newTo)` of the new one. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly newFrom: number;
  readonly newTo: number;
}

function hunk(old: readonly string[], now: readonly string[], changes: readonly Change[]): string {
  const first = changes[0] as Change;
  const last = changes.at(-1) as Change;
  const start = Math.max(0, first.from - context);
  const end = Math.min(old.length, last.to + context);
  const newStart = first.newFrom - (first.from - start);
  const newEnd = last.newTo + (end - last.to);
  const lines: string[] = [];
  let at = start;
  const write = (sign: string, line: string) =>
    lines.push(`${sign}${line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`}`);
  for (const { from, to, newFrom, newTo } of changes) {
    for (; at < from; at++) write(' ', old[at] as string);
    for (; at < to; at++) write('-', old[at] as string);
    for (const line of now.slice(newFrom, newTo)) write('+', line);
  }
  for (; at < end; at++) write(' ', old[at] as string);
  const range = (from: number, to: number) => `${to > from ? from + 1 : from}${to - from === 1 ? '' : `,${to - from}`}`;
  return `@@ -${range(start, end)} +${range(newStart, newEnd)} @@\n${lines.join('')}`;
}

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** Shortest edit script of lines (Myers 1986), after equal lines at both ends are set aside. */
function changesBetween(old: readonly string[], now: readonly string[]): readonly Change[] {
  let head = 0;
  while (head < old.length && head < now.length && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < old.length - head && tail < now.length - head && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  const a = old.slice(head, old.length - tail);
  const b = now.slice(head, now.length - tail);
  const kept = common(a, b);
  const changes: Change[] = [];
  let [x, y] = [0, 0];
  for (const [keptX, keptY] of [...kept, [a.length, b.length] as const]) {
    if (keptX > x || keptY > y)
      changes.push({ from: head + x, to: head + keptX, newFrom: head + y, newTo: head + keptY });
    [x, y] = [keptX + 1, keptY + 1];
  }
  return changes;
}

/** Pairs of indices of the lines that stay. */
function common(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const furthest = new Map<number, number>([[1, 0]]);
  const history: Map<number, number>[] = [];
  for (let steps = 0; steps <= Math.min(a.length + b.length, maxSteps); steps++) {
    history.push(new Map(furthest));
    for (let k = -steps; k <= steps; k += 2) {
      let x = isDown(furthest, k, steps) ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      furthest.set(k, x);
      if (x >= a.length && x - k >= b.length) return trace(history, a.length, b.length);
    }
  }
  return [];
}

const isDown = (furthest: ReadonlyMap<number, number>, k: number, steps: number): boolean =>
  k === -steps || (k !== steps && (furthest.get(k - 1) ?? 0) < (furthest.get(k + 1) ?? 0));

function trace(history: readonly Map<number, number>[], endX: number, endY: number): (readonly [number, number])[] {
  const pairs: (readonly [number, number])[] = [];
  let [x, y] = [endX, endY];
  for (let steps = history.length - 1; steps >= 0; steps--) {
    const furthest = history[steps] as Map<number, number>;
    const k = x - y;
    const from = isDown(furthest, k, steps) ? k + 1 : k - 1;
    const fromX = furthest.get(from) ?? 0;
    const startX = steps === 0 ? 0 : from === k + 1 ? fromX : fromX + 1;
    for (; x > startX; x--, y--) pairs.push([x - 1, y - 1]);
    [x, y] = [fromX, fromX - from];
  }
  return pairs.reverse();
}
