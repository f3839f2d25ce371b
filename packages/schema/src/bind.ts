import { toLower } from '@corefile/golang';
import { closest } from './closest.ts';
import { oncePer } from './once-per.ts';
import { isLone, isSlot, isValue, lone, rowsOf, slotsOf } from './rows.ts';
import type { AnySlot, Args, List, Row, Surroundings, Variants } from './slot.ts';
import { usageOf } from './usage.ts';
import { Fault, type Value } from './value.ts';

/** A token and the slot it fills. */
export interface Binding {
  /** Index into the words that were given. */
  readonly token: number;
  readonly role: 'value' | 'keyword';
  readonly slot: AnySlot;
  /** Argument names down to the slot, variants included: `['rule', 'name', 'from']`. */
  readonly path: readonly string[];
}
/** A slot that may be filled by the word after the last one. */
export interface Expected {
  readonly name: string;
  readonly slot: AnySlot;
}
export type MisfitKind = 'required-argument-missing' | 'invalid-value' | 'too-many-arguments';
export interface Misfit {
  readonly kind: MisfitKind;
  readonly message: string;
  /** Index of the word at fault; the number of words when one is missing. */
  readonly at: number;
}
export interface Bound {
  readonly config: unknown;
  readonly bindings: readonly Binding[];
  /** Words that the row took. */
  readonly used: number;
  readonly expected: readonly Expected[];
  /** The row among several forms that fitted, or got furthest. */
  readonly row: Row;
  readonly misfit: Misfit | undefined;
}
export interface BindOptions extends Surroundings {
  /** Words beyond the row are no misfit: the caller knows what becomes of them. */
  readonly lenient?: boolean;
}

const nowhere: BindOptions = { zones: [] };
/**
 * The one matcher: decides which word belongs to which argument. Decoding, hover, completion, signature help and
 * highlighting read its result; none of them counts arguments. Total: a misfit still carries all bindings up to it.
 */
export function bind(args: Args, words: readonly string[], options: BindOptions = nowhere): Bound {
  let best: Bound | undefined;
  const unwrap = isValue(args) || isSlot(args);
  for (const row of rowsOf(args)) {
    const match = new Match(words, options);
    const config = match.row(row, ROOT);
    if (!match.misfit && !options.lenient && match.at < words.length) match.tooMany(row);
    const bound: Bound = {
      config: unwrap ? config[lone] : config,
      bindings: exact(match.bindings),
      used: match.at,
      expected: match.expected.filter(entry => entry.at === words.length),
      row,
      misfit: match.misfit,
    };
    if (!bound.misfit)
      return best?.misfit && best.misfit.at === words.length ? withExpected(bound, best.expected) : bound;
    if (!best?.misfit || bound.misfit.at > best.misfit.at) best = bound;
    else if (bound.misfit.at === best.misfit.at) best = withExpected(best, bound.expected);
  }
  return best as Bound;
}

/** A form that only lacks words beyond the last one still tells what may follow. */
const withExpected = (bound: Bound, more: readonly Expected[]): Bound => ({
  ...bound,
  expected: [...bound.expected, ...more.filter(entry => !bound.expected.some(known => known.name === entry.name))],
});

const least = (slot: AnySlot): number => {
  if (slot.kind === 'one' || slot.kind === 'choice') return slot.presence === 'required' ? 1 : 0;
  return slot.kind === 'list' || slot.kind === 'raw' ? slot.min : 0;
};

type Stop = (word: string) => boolean;
const never: Stop = () => false;

type Path = readonly string[];
const ROOT: Path = [];
const pathsBelow = oncePer((_: Path) => new Map<string, Path>());

/** A path and a name behind it; the same array each time, for 10⁵ stanzas have the same few paths. */
function below(path: Path, name: string): Path {
  const known = pathsBelow(path);
  const found = known.get(name) ?? [...path, name];
  known.set(name, found);
  return found;
}

/** A list without the room that V8 keeps behind one that was pushed to. */
const exact = <T>(list: readonly T[]): readonly T[] => list.slice();

/** The state of one attempt. */
class Match {
  readonly bindings: Binding[] = [];
  readonly expected: (Expected & { at: number })[] = [];
  at = 0;
  misfit: Misfit | undefined;
  private readonly words: readonly string[];
  private readonly options: BindOptions;

  constructor(words: readonly string[], options: BindOptions) {
    this.words = words;
    this.options = options;
  }

  tooMany(row: Row): void {
    const takes = usageOf(row);
    this.fail(
      `'${this.words[this.at]}' is one argument too many; ${takes ? `write ${takes}` : 'it takes none'}`,
      'too-many-arguments',
    );
  }

  row(row: Row, path: Path, stop: Stop = never): Record<string, unknown> {
    const config: Record<string, unknown> = {};
    const slots = slotsOf(row);
    let reserved = 0;
    for (const [, slot] of slots) reserved += least(slot);
    for (const [index, [name, slot]] of slots.entries()) {
      reserved -= least(slot);
      config[name] = this.slot(name, slot, slots, index + 1, reserved, path, stop);
    }
    return config;
  }

  private slot(
    name: string,
    slot: AnySlot,
    slots: ReturnType<typeof slotsOf>,
    next: number,
    reserved: number,
    path: Path,
    stop: Stop,
  ): unknown {
    if (this.misfit) return empty(slot, this.options);
    const word = this.words[this.at];
    const ended = word === undefined || stop(word);
    switch (slot.kind) {
      case 'one': {
        const present =
          !ended &&
          (slot.presence === 'required' ||
            (slot.presence === 'guarded' ? slot.value.matches(word) : this.words.length - this.at > reserved));
        if (!present) this.expect(name, slot);
        if (present) return this.read(slot.value, slot, below(path, name));
        if (slot.presence === 'required')
          this.fail(
            `${placeholder(name, slot.value)} is missing; write ${slot.value.expects}`,
            'required-argument-missing',
          );
        return slot.fallback;
      }
      case 'list':
        return this.list(name, slot, slots, next, reserved, below(path, name), stop);
      case 'flag': {
        const on = !ended && word === name;
        if (on) this.take('keyword', slot, below(path, name));
        else this.expect(name, slot);
        return on;
      }
      case 'raw': {
        this.expect(name, slot);
        const text = this.words.slice(this.at).join(' ');
        const from = this.at;
        if (this.words.length - this.at < slot.min)
          return this.fail(`${slot.value.expects} is missing`, 'required-argument-missing');
        while (this.at < this.words.length) this.take('value', slot, below(path, name));
        const read = slot.value.read(text);
        return read instanceof Fault ? this.fail(read.message, 'invalid-value', from) : read;
      }
      case 'choice': {
        if (ended || (slot.presence === 'guarded' && !find(slot.variants, word, slot.ignoreCase))) {
          this.expect(name, slot);
          if (slot.presence === 'required')
            this.fail(`one of ${Object.keys(slot.variants).join(', ')} is missing`, 'required-argument-missing');
          return undefined;
        }
        return this.variant(name, slot, slot.variants, path, stop);
      }
      case 'groups':
        return this.groups(name, slot, path, stop);
      default: {
        const unknown: never = slot;
        return unknown;
      }
    }
  }

  private list(
    name: string,
    slot: List<unknown, unknown>,
    slots: ReturnType<typeof slotsOf>,
    next: number,
    reserved: number,
    path: Path,
    stop: Stop,
  ) {
    const items: unknown[] = [];
    let limit = this.words.length - reserved;
    // What stands after the list is matched from the right: `log NAMES... [FORMAT]`.
    for (let index = slots.length - 1; index >= next; index--) {
      const after = slots[index]?.[1] as AnySlot;
      if (after.kind !== 'one' || after.presence !== 'guarded' || limit <= this.at + slot.min) continue;
      if (after.value.matches(this.words[limit - 1] as string)) limit--;
    }
    const from = this.at;
    let settled = false;
    while (!this.misfit && this.at < limit && this.at - from < slot.max) {
      const word = this.words[this.at] as string;
      // Lists are read with RemainingArgs, which leaves a brace where it is: `key file a {`.
      if (word === '{' || stop(word)) break;
      if (settled) this.take('value', slot, path);
      else if (slot.settledBy?.includes(word)) {
        settled = true;
        items.push(this.read(slot.value, slot, path));
      } else items.push(this.read(slot.value, slot, path));
    }
    if (!this.misfit && this.at - from < slot.max) this.expect(name, slot);
    if (!this.misfit && this.at - from < slot.min)
      this.fail(
        `${placeholder(name, slot.value)} is missing; write ${slot.value.expects}`,
        'required-argument-missing',
      );
    return slot.join ? slot.join(items, this.options) : exact(items);
  }

  private variant(
    name: string,
    slot: AnySlot,
    variants: Variants,
    path: Path,
    stop: Stop,
    ignoreCase = 'ignoreCase' in slot && slot.ignoreCase,
  ) {
    const word = this.words[this.at] as string;
    const kind = find(variants, word, ignoreCase);
    const entry = kind === undefined ? undefined : variants[kind];
    if (kind === undefined || !entry) {
      this.expect(name, slot, this.at);
      return this.fail(unknownWord(word, Object.keys(variants)), 'invalid-value');
    }
    this.take('keyword', slot, below(below(path, name), kind));
    const inner = this.forms(entry.args, below(below(path, name), kind), stop);
    return Object.assign({ kind }, inner); // `...inner` of so many shapes would give each object one of its own in V8
  }

  /** Tries the forms of a variant in order from here, keeping the furthest. */
  private forms(args: Args, path: Path, stop: Stop): Record<string, unknown> {
    const start = { at: this.at, bindings: this.bindings.length, expected: this.expected.length };
    const unwrap = isValue(args) || isSlot(args);
    let best: { match: Match; config: Record<string, unknown> } | undefined;
    for (const row of rowsOf(args)) {
      const match = new Match(this.words, this.options);
      match.at = start.at;
      const config = match.row(row, path, stop);
      const complete = match.at >= this.words.length || stop(this.words[match.at] as string);
      if (!match.misfit && !complete && stop === never && !this.options.lenient) match.tooMany(row);
      if (!best || (best.match.misfit && (!match.misfit || match.misfit.at > best.match.misfit.at)))
        best = { match, config };
      for (const each of match.expected) this.expected.push(each);
      if (!match.misfit) break;
    }
    const { match, config } = best as { match: Match; config: Record<string, unknown> };
    for (const binding of match.bindings) this.bindings.push(binding);
    this.at = match.at;
    this.misfit ??= match.misfit;
    return unwrap ? { value: config[lone] } : config;
  }

  private groups(name: string, slot: Extract<AnySlot, { kind: 'groups' }>, path: Path, stop: Stop): unknown[] {
    const found: unknown[] = [];
    // Groups that a word introduces have so many arguments each, whatever these say: `answer name answer auto`.
    const starts: Stop =
      slot.introducedBy !== undefined
        ? word => stop(word)
        : word => stop(word) || find(slot.variants, word, slot.ignoreCase) !== undefined;
    while (!this.misfit) {
      const word = this.words[this.at];
      if (word === undefined || stop(word)) break;
      if (slot.introducedBy !== undefined) {
        if (word === slot.introducedBy) this.take('keyword', slot, below(path, name));
        else if (found.length === 0) {
          this.fail(`'${word}' is not expected here; write '${slot.introducedBy}' first`, 'invalid-value');
          break;
        }
        if (this.at >= this.words.length) {
          this.expect(name, slot);
          this.fail(
            `one of ${Object.keys(slot.variants).join(', ')} is missing after '${slot.introducedBy}'`,
            'required-argument-missing',
          );
          break;
        }
      }
      found.push(this.variant(name, slot, slot.variants, path, starts));
    }
    if (!this.misfit) this.expect(name, slot);
    return found;
  }

  private read(value: Value<unknown>, slot: AnySlot, path: Path): unknown {
    const read = value.read(this.words[this.at] as string);
    if (read instanceof Fault) this.fail(read.message, 'invalid-value');
    this.take('value', slot, path);
    return read instanceof Fault ? undefined : read;
  }

  private take(role: Binding['role'], slot: AnySlot, path: Path): void {
    this.bindings.push({ token: this.at++, role, slot, path });
  }

  private expect(name: string, slot: AnySlot, at = this.at): void {
    this.expected.push({ name, slot, at });
  }

  private fail(message: string, kind: MisfitKind, at = this.at): undefined {
    this.misfit ??= { kind, message, at };
    return undefined;
  }
}

/** What an unfilled slot holds, so that a config is whole even behind a misfit. */
function empty(slot: AnySlot, surroundings: Surroundings): unknown {
  switch (slot.kind) {
    case 'one':
      return slot.fallback;
    case 'list':
      return slot.join ? slot.join([], surroundings) : [];
    case 'flag':
      return false;
    case 'groups':
      return [];
    default:
      return undefined;
  }
}

function find(variants: Variants, word: string, ignoreCase: boolean): string | undefined {
  const key = ignoreCase ? toLower(word) : word;
  return Object.hasOwn(variants, key) ? key : undefined;
}

/** `'resrtict' is not known here; did you mean 'restrict'?` or the list of what is. */
export function unknownWord(word: string, known: readonly string[]): string {
  const near = closest(word, known);
  if (near) return `'${word}' is not known here; did you mean '${near}'?`;
  return `'${word}' is not known here; write one of ${known.join(', ')}`;
}

const placeholder = (name: string, value: Value<unknown>): string =>
  value.label ?? (isLone(name) ? (value.words?.join('|') ?? 'VALUE') : name.toUpperCase());
