import type { OffsetRange } from './source.ts';

/**
 * A text built piece by piece, each with the range it comes from.
 * A piece as long as its range is taken to be verbatim: its characters map one by one.
 */
export class TextMap {
  #text = '';
  readonly #pieces: Piece[] = [];
  readonly #origin: number;

  /** `origin` is where an empty text stands. */
  constructor(origin: number) {
    this.#origin = origin;
  }

  get text(): string {
    return this.#text;
  }

  /** Appends `piece`, whose image is `[from, to)`. */
  add(piece: string, from: number, to: number): void {
    if (piece === '') return;
    const last = this.#pieces.at(-1);
    // Verbatim pieces that follow one another become one: a ConfigMap of 1 MB has some 30 000 lines.
    const continues = last?.to === from && isVerbatim(last) && to - from === piece.length;
    if (continues) {
      last.to = to;
      last.length += piece.length;
    } else {
      this.#pieces.push({ at: this.#text.length, length: piece.length, from, to });
    }
    this.#text += piece;
  }

  /** Where the image of the character at `offset` begins; the end of the last image for the length of the text. */
  start(offset: number): number {
    if (offset >= this.#text.length) return this.#pieces.at(-1)?.to ?? this.#origin;
    const piece = this.#pieceAt(offset);
    if (!piece) return this.#origin;
    return isVerbatim(piece) ? piece.from + offset - piece.at : piece.from;
  }

  /** Where the image of the character before `offset` ends; the start of the first image for 0. */
  end(offset: number): number {
    const piece = this.#pieceAt(Math.min(offset, this.#text.length) - 1);
    if (!piece || offset <= 0) return this.#pieces[0]?.from ?? this.#origin;
    return isVerbatim(piece) ? piece.from + Math.min(offset - piece.at, piece.length) : piece.to;
  }

  range(start: number, end: number): OffsetRange {
    const from = this.start(start);
    return { start: from, end: end > start ? Math.max(from, this.end(end)) : from };
  }

  #pieceAt(character: number): Piece | undefined {
    let low = 0;
    let high = this.#pieces.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#pieces[middle]?.at ?? 0) <= character) low = middle;
      else high = middle - 1;
    }
    return this.#pieces[low];
  }
}

interface Piece {
  readonly at: number;
  length: number;
  readonly from: number;
  to: number;
}

function isVerbatim(piece: Piece): boolean {
  return piece.to - piece.from === piece.length;
}
