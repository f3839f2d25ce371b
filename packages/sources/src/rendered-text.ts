import type { DocumentEdit, OffsetRange, PlacedText } from './source.ts';

/** A run of the rendered text: out of a value, or (no `value`) written by the template itself. */
interface Run {
  readonly at: number;
  readonly length: number;
  readonly value?: PlacedText;
  /** Offset in the text of `value`; for the template's own words the offset in the document they stand for. */
  readonly from: number;
}

/** The output of a template: values inserted into words of its own, each character with its way back. */
export class RenderedText implements PlacedText {
  text = '';
  readonly #runs: Run[] = [];
  #place: number;

  /** `place` is the document offset that stands for what the template writes before any value. */
  constructor(place: number) {
    this.#place = place;
  }

  /** Appends words of the template; they stand for the place of the value before them unless told otherwise. */
  write(words: string, place = this.#place): void {
    this.#place = place;
    this.#append(words, { from: place });
  }

  /** Appends `[from, to)` of a value. */
  insert(value: PlacedText, from = 0, to = value.text.length): void {
    this.#place = value.toDocumentRange(from, to).end;
    this.#append(value.text.slice(from, to), { value, from });
  }

  #append(text: string, origin: Pick<Run, 'value' | 'from'>): void {
    if (text === '') return;
    this.#runs.push({ at: this.text.length, length: text.length, ...origin });
    this.text += text;
  }

  toDocument(offset: number): number {
    const run = this.#runAt(offset);
    if (!run) return this.#place;
    return run.value ? run.value.toDocument(run.from + offset - run.at) : run.from;
  }

  toDocumentRange(start: number, end: number): OffsetRange {
    const from = this.toDocument(start);
    const run = end > start ? this.#runAt(end - 1) : undefined;
    if (!run) return { start: from, end: from };
    const local = run.from + end - run.at;
    const to = run.value ? run.value.toDocumentRange(local - 1, local).end : run.from;
    // Keys of a mapping come in any order: what the chart writes later may stand earlier.
    return { start: from, end: Math.max(from, to) };
  }

  editToDocument(start: number, end: number, newText: string): DocumentEdit | undefined {
    const first = this.#inValue(start);
    const last = end > start ? this.#inValue(end) : first;
    if (!first || !last || first.value !== last.value) return undefined;
    // The template indents each line of a block; a new line brings its own indentation, which would count twice.
    const own = new RegExp(`(${first.atIndent ? '^|' : ''}\\n) {0,${first.indent}}`, 'g');
    return first.value.editToDocument(first.offset, last.offset, newText.replace(own, '$1'));
  }

  /** The value that an edit at `offset` touches: the one it is in, the one that ends there, or the one it is the indentation of. */
  #inValue(offset: number): { value: PlacedText; offset: number; indent: number; atIndent: boolean } | undefined {
    const index = this.#indexAt(offset);
    const run = this.#runs[index];
    const before = this.#runs[index - 1];
    const indent = this.#indentBefore(index);
    if (run?.value) return { value: run.value, offset: run.from + offset - run.at, indent, atIndent: false };
    const next = this.#runs[index + 1];
    const words = run ? this.text.slice(run.at, run.at + run.length) : '';
    if (run?.at === offset && before?.value && !(next?.value === before.value)) {
      return {
        value: before.value,
        offset: before.from + before.length,
        indent: this.#indentBefore(index - 1),
        atIndent: false,
      };
    }
    if (run?.at !== offset || !next?.value || !/^ +$/.test(words)) return undefined;
    return { value: next.value, offset: next.from, indent: words.length, atIndent: true };
  }

  #indentBefore(index: number): number {
    const before = this.#runs[index - 1];
    const words = before && !before.value ? this.text.slice(before.at, before.at + before.length) : '';
    return /^ +$/.test(words) ? words.length : 0;
  }

  #runAt(offset: number): Run | undefined {
    return this.#runs[this.#indexAt(offset)];
  }

  /** Index of the run that holds the character at `offset`; past the end the number of runs. */
  #indexAt(offset: number): number {
    let low = 0;
    let high = this.#runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const run = this.#runs[middle];
      if (run && run.at + run.length <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
