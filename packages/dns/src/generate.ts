import type { ZoneError } from './zone-error.ts';
import type { ZoneText } from './zone-lexer.ts';

/** What is wrong with a `$GENERATE`, and the characters of its template to blame. */
export interface GenerateFailure {
  reason: string;
  from: number;
  to: number;
}

export interface GenerateRange {
  start: bigint;
  end: bigint;
  step: bigint;
}

/** Go's strconv.ParseInt(text, 10, 64) */
function parseInt64(text: string): bigint | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = BigInt(text.replace(/^\+/, ''));
  return value === BigInt.asIntN(64, value) ? value : undefined;
}

/** `1-10/2`; the text of the error otherwise. At most 65536 steps. */
export function parseGenerateRange(text: string): GenerateRange | string {
  const slash = text.indexOf('/');
  const step = slash < 0 ? 1n : parseInt64(text.slice(slash + 1));
  if (step === undefined || step <= 0n) return 'bad step in $GENERATE range';
  const range = slash < 0 ? text : text.slice(0, slash);
  const dash = range.indexOf('-');
  if (dash < 0) return 'bad start-stop in $GENERATE range';
  const start = parseInt64(range.slice(0, dash));
  if (start === undefined) return 'bad start in $GENERATE range';
  const end = parseInt64(range.slice(dash + 1));
  if (end === undefined) return 'bad stop in $GENERATE range';
  if (end < 0n || start < 0n || end < start || (end - start) / step > 65535n) return 'bad range in $GENERATE range';
  return { start, end, step };
}

/** The lines that a `$GENERATE` stands for, one step after the other (generateReader of miekg/dns). */
export class GeneratedText implements ZoneText {
  failure: ZoneError | undefined;
  readonly #template: string;
  readonly #range: GenerateRange;
  readonly #onFailure: (failure: GenerateFailure) => ZoneError;
  #current: bigint;
  #ended = false;
  /** A backslash at the end of the template escapes into the next line. */
  #escaped = false;

  /** `onFailure` makes the error of a broken modifier. */
  constructor(template: string, range: GenerateRange, onFailure: (failure: GenerateFailure) => ZoneError) {
    this.#template = template;
    this.#range = range;
    this.#onFailure = onFailure;
    this.#current = range.start;
  }

  read(): string | undefined {
    if (this.#ended) return undefined;
    let line = '';
    for (let at = 0; at < this.#template.length; ) {
      const character = this.#template[at] as string;
      if (character === '\\') {
        if (this.#escaped) line += '\\';
        this.#escaped = !this.#escaped;
        at++;
      } else if (this.#escaped) {
        // An escaped character other than `$` is lost.
        if (character === '$') line += '$';
        this.#escaped = false;
        at++;
      } else if (character !== '$') {
        line += character;
        at++;
      } else if (this.#template[at + 1] === '$') {
        line += '$';
        at += 2;
      } else {
        const number = this.#number(at);
        if (number === undefined) {
          this.#ended = true;
          return line;
        }
        line += number.text;
        at = number.next;
      }
    }
    this.#current = BigInt.asIntN(64, this.#current + this.#range.step);
    this.#ended = this.#current > this.#range.end || this.#current < 0n;
    return `${line}\n`;
  }

  /** The number for the `$` at `at`, in the form that `{offset,width,base}` asks for. */
  #number(at: number): { text: string; next: number } | undefined {
    if (this.#template[at + 1] !== '{') return { text: String(this.#current), next: at + 1 };
    const close = this.#template.indexOf('}', at + 2);
    const to = close < 0 ? this.#template.length : close + 1;
    const modifier = close < 0 ? 'bad modifier in $GENERATE' : parseModifier(this.#template.slice(at + 2, close));
    if (typeof modifier === 'string' || !this.#isInRange(modifier.offset)) {
      const reason = typeof modifier === 'string' ? modifier : 'bad offset in $GENERATE';
      this.failure = this.#onFailure({ reason, from: at, to });
      return undefined;
    }
    const digits = (this.#current + modifier.offset).toString(modifier.radix).padStart(modifier.width, '0');
    return { text: modifier.upperCase ? digits.toUpperCase() : digits, next: close + 1 };
  }

  #isInRange(offset: bigint): boolean {
    const first = BigInt.asIntN(64, this.#range.start + offset);
    const last = BigInt.asIntN(64, this.#range.end + offset);
    return first >= 0n && last <= 0x7fffffffn;
  }
}

interface Modifier {
  offset: bigint;
  width: number;
  radix: number;
  upperCase: boolean;
}

const radixes: Record<string, number> = { o: 8, d: 10, x: 16, X: 16 };

/** `offset[,width[,base]]`; the text of the error otherwise. */
function parseModifier(text: string): Modifier | string {
  const [offsetText = '', widthText = '0', base = 'd', ...more] = text.split(',');
  if (more.length > 0) return 'bad modifier in $GENERATE';
  const radix = Object.hasOwn(radixes, base) ? radixes[base] : undefined;
  if (radix === undefined) return 'bad base in $GENERATE';
  const offset = parseInt64(offsetText);
  if (offset === undefined) return 'bad offset in $GENERATE';
  if (!/^[0-9]+$/.test(widthText) || Number(widthText) > 255) return 'bad width in $GENERATE';
  return { offset, width: Number(widthText), radix, upperCase: base === 'X' };
}
