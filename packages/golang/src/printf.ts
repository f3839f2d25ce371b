import { formatFloat } from './format-float.ts';
import { findMethod, type GoType, type GoValue, isIntKind, isUintKind, type Outcome } from './go-type.ts';
import { canBackquote, isPrint, quote, quoteRune, quoteToASCII } from './quote.ts';
import { fail, ok } from './result.ts';
import { compareStrings } from './strings.ts';
import { normalizeBytes, utf8Decode, utf8Encode } from './utf8.ts';

/** An argument of fmt's functions: nothing is a nil interface. */
export type PrintArg = GoValue | undefined;

/** Thrown where Go would print something we cannot know, such as the address of a value. */
export class NotModelled extends Error {}

/** fmt.Sprintf, with its remarks on wrong formats: '%!d(string=x)', '%!(EXTRA int=1)'. */
export function sprintf(format: string, args: readonly PrintArg[]): Outcome<string> {
  return attempt(() => new Printer().printf(format, args));
}

/** fmt.Sprint: a space between two arguments where neither is a string. */
export function sprint(args: readonly PrintArg[]): Outcome<string> {
  return attempt(() => {
    let out = '';
    args.forEach((arg, i) => {
      const spaced = i > 0 && arg?.type.kind !== 'string' && args[i - 1]?.type.kind !== 'string';
      out += (spaced ? ' ' : '') + new Printer().print(arg, 'v');
    });
    return out;
  });
}

/** fmt.Sprintln. */
export function sprintln(args: readonly PrintArg[]): Outcome<string> {
  return attempt(() => `${args.map(arg => new Printer().print(arg, 'v')).join(' ')}\n`);
}

function attempt(print: () => string): Outcome<string> {
  try {
    return ok(normalizeBytes(print()));
  } catch (error) {
    if (error instanceof NotModelled) return { ...fail(error.message), notModelled: true };
    throw error;
  }
}

interface Flags {
  sharp?: boolean;
  zero?: boolean;
  plus?: boolean;
  minus?: boolean;
  space?: boolean;
  /** %#v: as Go source. */
  sharpV?: boolean;
  /** %+v: with the names of fields. */
  plusV?: boolean;
  width?: number;
  precision?: number;
}

const tooLarge = 1_000_000;

/** One call of fmt. Long for a file, but its parts share the flags of the verb at hand. */
class Printer {
  #flags: Flags = {};
  #erroring = false; // inside '%!verb(…)': no methods, or a broken String would be called again

  printf(format: string, args: readonly PrintArg[]): string {
    let out = '';
    let next = 0;
    let reordered = false;
    let i = 0;
    let goodIndex = true;
    /** Reads an argument index such as [2] at the cursor. */
    const argIndex = (): boolean => {
      if (format[i] !== '[') return false;
      reordered = true;
      const close = format.indexOf(']', i);
      const number = close < 0 ? undefined : parseNumber(format.slice(i + 1, close));
      i = close < 0 || format.length - i < 3 ? i + 1 : close + 1;
      if (number !== undefined && number >= 1 && number <= args.length) {
        next = number - 1;
        return true;
      }
      goodIndex = false;
      return number !== undefined;
    };
    const digits = (): number | undefined => {
      const text = (/^[0-9]*/.exec(format.slice(i)) as RegExpExecArray)[0];
      const value = parseNumber(text);
      // fmt gives up on the whole rest of the format after a number that is too large
      i = value === undefined && text !== '' ? format.length : i + text.length;
      return value;
    };
    while (i < format.length) {
      const percent = format.indexOf('%', i);
      if (percent < 0) return this.#withExtra(out + format.slice(i), args, next, reordered);
      out += format.slice(i, percent);
      i = percent + 1;
      goodIndex = true;
      const flags: Flags = {};
      this.#flags = flags;
      for (; i < format.length; i++) {
        const flag = flagNames.get(format[i] as string);
        if (flag === undefined) break;
        flags[flag] = true;
      }
      let afterIndex = argIndex();
      if (format[i] === '*') {
        i++;
        const width = intArg(args[next]);
        if (next < args.length) next++;
        if (width === undefined) out += '%!(BADWIDTH)';
        else flags.width = Math.abs(width);
        if (width !== undefined && width < 0) {
          flags.minus = true;
          flags.zero = false;
        }
        afterIndex = false;
      } else {
        const width = digits();
        if (width !== undefined) flags.width = width;
        if (afterIndex && width !== undefined) goodIndex = false;
      }
      if (format[i] === '.' && i + 1 < format.length) {
        i++;
        if (afterIndex) goodIndex = false;
        afterIndex = argIndex();
        if (format[i] === '*') {
          i++;
          const precision = intArg(args[next]);
          if (next < args.length) next++;
          if (precision !== undefined && precision >= 0) flags.precision = precision;
          else out += '%!(BADPREC)';
          afterIndex = false;
        } else flags.precision = digits() ?? 0;
      }
      if (!afterIndex) argIndex();
      const point = format.codePointAt(i);
      if (point === undefined) {
        out += '%!(NOVERB)';
        break;
      }
      const verb = String.fromCodePoint(point);
      i += verb.length;
      if (verb === '%') out += '%';
      else if (!goodIndex) out += `%!${verb}(BADINDEX)`;
      else if (next >= args.length) out += `%!${verb}(MISSING)`;
      else {
        if (verb === 'v' || verb === 'w') {
          this.#flags = {
            ...flags,
            sharp: false,
            plus: false,
            sharpV: flags.sharp ?? false,
            plusV: flags.plus ?? false,
          };
        }
        out += this.print(args[next++], verb);
      }
    }
    return this.#withExtra(out, args, next, reordered);
  }

  #withExtra(out: string, args: readonly PrintArg[], next: number, reordered: boolean): string {
    if (reordered || next >= args.length) return out;
    this.#flags = {};
    const extra = args
      .slice(next)
      .map(arg => (arg === undefined ? '<nil>' : `${arg.type.name}=${this.print(arg, 'v')}`));
    return `${out}%!(EXTRA ${extra.join(', ')})`;
  }

  /** One argument under a verb (fmt's printArg). */
  print(arg: PrintArg, verb: string): string {
    if (arg === undefined) return verb === 'T' || verb === 'v' ? this.#pad('<nil>') : this.#badVerb(undefined, verb);
    if (verb === 'T') return this.#pad(this.#truncate(arg.type.name));
    if (verb === 'p') return this.#pointer(arg, verb);
    return this.#methods(arg, verb) ?? this.#value(arg, verb, 0);
  }

  #methods(arg: GoValue, verb: string): string | undefined {
    if (this.#erroring) return undefined;
    if (verb === 'w' && arg.type.name !== '[]uint8') return this.#badVerb(arg, verb);
    if (this.#flags.sharpV === true || !'vsxXq'.includes(verb)) return undefined;
    const method = findMethod(arg.type, 'Error', false) ?? findMethod(arg.type, 'String', false);
    if (method === undefined) return undefined;
    if (arg.type.kind === 'pointer' && arg.value === undefined) return '<nil>';
    const text = method.call(arg.value, []);
    if (!text.ok) throw new NotModelled(text.error);
    return this.#string(text.value as string, verb, arg);
  }

  #value(arg: GoValue, verb: string, depth: number): string {
    const { type, value } = arg;
    if (depth > 0 && type.kind !== 'interface') {
      const text = this.#methods(arg, verb);
      if (text !== undefined) return text;
    }
    switch (type.kind) {
      case 'bool':
        return verb === 't' || verb === 'v' ? this.#pad(String(value)) : this.#badVerb(arg, verb);
      case 'string':
        return this.#string(value as string, verb, arg);
      case 'float32':
      case 'float64':
        return this.#float(value as number, verb, arg);
      case 'complex128':
        return this.#complex(value as { re: number; im: number }, verb, arg);
      case 'interface':
        if (value === undefined) return this.#flags.sharpV === true ? `${type.name}(nil)` : '<nil>';
        return this.#value(value as GoValue, verb, depth + 1);
      case 'slice':
        return this.#slice(arg, type.elem, verb, depth);
      case 'map':
        return this.#map(arg, type.key, type.elem, verb, depth);
      case 'struct': {
        const named = this.#flags.plusV === true || this.#flags.sharpV === true;
        const fields = type.fields.map(field => {
          const inner = { type: field.type, value: (value as Record<string, unknown>)[field.name] };
          return (named ? `${field.name}:` : '') + this.#value(inner, verb, depth + 1);
        });
        return this.#list(`${type.name}{`, '{', fields, '}', '}');
      }
      case 'pointer':
        if (depth === 0 && value !== undefined && ['slice', 'struct', 'map'].includes(type.elem.kind)) {
          return `&${this.#value({ type: type.elem, value }, verb, depth + 1)}`;
        }
        return this.#pointer(arg, verb);
      case 'func':
        return this.#pointer(arg, verb);
      default:
        return this.#integer(value as bigint, verb, arg);
    }
  }

  #list(goOpen: string, open: string, items: readonly string[], goClose: string, close: string): string {
    if (this.#flags.sharpV === true) return goOpen + items.join(', ') + goClose;
    return open + items.join(' ') + close;
  }

  #slice(arg: GoValue, elem: GoType, verb: string, depth: number): string {
    const items = arg.value as readonly unknown[] | undefined;
    const isBytes = elem.kind === 'uint8';
    if (isBytes && 'sqxX'.includes(verb)) return this.#string(utf8Decode((items ?? []).map(Number)), verb, arg);
    if (isBytes && verb === 'w') throw new NotModelled('%w of bytes is not modelled');
    const texts = (items ?? []).map(value => this.#value({ type: elem, value }, verb, depth + 1));
    const goName = isBytes && depth === 0 && arg.type.name === '[]uint8' ? '[]byte' : arg.type.name;
    if (items === undefined && this.#flags.sharpV === true) return `${goName}(nil)`;
    return this.#list(`${goName}{`, '[', texts, '}', ']');
  }

  #map(arg: GoValue, key: GoType, elem: GoType, verb: string, depth: number): string {
    const entries = arg.value as ReadonlyMap<unknown, unknown> | undefined;
    if (entries === undefined && this.#flags.sharpV === true) return `${arg.type.name}(nil)`;
    const texts = sortedKeys(entries ?? new Map()).map(k => {
      const value = { type: elem, value: entries?.get(k) };
      return `${this.#value({ type: key, value: k }, verb, depth + 1)}:${this.#value(value, verb, depth + 1)}`;
    });
    return this.#list(`${arg.type.name}{`, 'map[', texts, '}', ']');
  }

  #pointer(arg: GoValue, verb: string): string {
    if (!['slice', 'map', 'pointer', 'func'].includes(arg.type.kind)) return this.#badVerb(arg, verb);
    if (!'vpbodxX'.includes(verb)) return this.#badVerb(arg, verb);
    if (arg.value !== undefined) throw new NotModelled(`the address of a ${arg.type.name} is not modelled`);
    if (verb === 'v') return this.#flags.sharpV === true ? `(${arg.type.name})(nil)` : this.#pad('<nil>');
    if (verb !== 'p') return this.#integer(0n, verb, arg);
    this.#flags = { ...this.#flags, sharp: this.#flags.sharp !== true };
    return this.#integerIn(0n, 16, 'v', false);
  }

  #badVerb(arg: PrintArg, verb: string): string {
    if (arg === undefined) return `%!${verb}(<nil>)`;
    this.#erroring = true;
    const shown = arg.type.kind === 'interface' ? arg : this.#value(arg, 'v', 0);
    this.#erroring = false;
    return `%!${verb}(${arg.type.name}=${shown})`;
  }

  #string(text: string, verb: string, arg: GoValue): string {
    switch (verb) {
      case 'v':
        return this.#flags.sharpV === true ? this.#quoted(text) : this.#pad(this.#truncate(text));
      case 's':
        return this.#pad(this.#truncate(text));
      case 'x':
      case 'X':
        return this.#hexBytes(text, verb);
      case 'q':
        return this.#quoted(text);
    }
    return this.#badVerb(arg, verb);
  }

  #quoted(text: string): string {
    const cut = this.#truncate(text);
    if (this.#flags.sharp === true && canBackquote(cut)) return this.#pad(`\`${cut}\``);
    return this.#pad(this.#flags.plus === true ? quoteToASCII(cut) : quote(cut));
  }

  #hexBytes(text: string, verb: 'x' | 'X'): string {
    const { precision, space, sharp } = this.#flags;
    const bytes = Array.from(utf8Encode(text)).slice(0, precision);
    const hex = bytes.map(byte => byte.toString(16).padStart(2, '0'));
    const prefix = sharp === true && bytes.length > 0 ? '0x' : '';
    const out = space === true ? hex.map(digits => prefix + digits).join(' ') : prefix + hex.join('');
    return this.#pad(verb === 'X' ? out.toUpperCase() : out);
  }

  #integer(value: bigint, verb: string, arg: GoValue): string {
    const isSigned = isIntKind(arg.type);
    switch (verb) {
      case 'v':
        if (this.#flags.sharpV === true && !isSigned) {
          this.#flags = { ...this.#flags, sharp: true };
          const text = this.#integerIn(value, 16, verb, false);
          this.#flags = { ...this.#flags, sharp: false };
          return text;
        }
        return this.#integerIn(value, 10, verb, false);
      case 'd':
        return this.#integerIn(value, 10, verb, false);
      case 'b':
        return this.#integerIn(value, 2, verb, false);
      case 'o':
      case 'O':
        return this.#integerIn(value, 8, verb, false);
      case 'x':
        return this.#integerIn(value, 16, verb, false);
      case 'X':
        return this.#integerIn(value, 16, verb, true);
      case 'c':
        return this.#pad(String.fromCodePoint(runeOf(value)));
      case 'q':
        return this.#pad(quoteRune(runeOf(value), this.#flags.plus === true));
      case 'U':
        return this.#unicode(BigInt.asUintN(64, value));
    }
    return this.#badVerb(arg, verb);
  }

  #integerIn(value: bigint, base: number, verb: string, upper: boolean): string {
    const { sharp, zero, plus, minus, space, width, precision } = this.#flags;
    if (precision === 0 && value === 0n) return ' '.repeat(width ?? 0);
    const negative = value < 0n;
    let digits = (negative ? -value : value).toString(base);
    if (upper) digits = digits.toUpperCase();
    const hasSign = negative || plus === true || space === true;
    const zeros = zero === true && minus !== true ? (width ?? 0) - (hasSign ? 1 : 0) : 0;
    digits = digits.padStart(precision ?? zeros, '0');
    if (sharp === true) {
      if (base === 2) digits = `0b${digits}`;
      else if (base === 8 && digits[0] !== '0') digits = `0${digits}`;
      else if (base === 16) digits = (upper ? '0X' : '0x') + digits;
    }
    if (verb === 'O') digits = `0o${digits}`;
    return this.#pad((negative ? '-' : plus === true ? '+' : space === true ? ' ' : '') + digits, false);
  }

  #unicode(value: bigint): string {
    const { precision, sharp } = this.#flags;
    const hex = value
      .toString(16)
      .toUpperCase()
      .padStart(Math.max(precision ?? 4, 4), '0');
    const shown = sharp === true && value <= 0x10ffffn && isPrint(Number(value));
    return this.#pad(`U+${hex}${shown ? ` '${String.fromCodePoint(Number(value))}'` : ''}`, false);
  }

  #float(value: number, verb: string, arg: GoValue): string {
    if ('bxX'.includes(verb)) throw new NotModelled(`%${verb} of a float is not modelled`);
    if (!'vgGfFeE'.includes(verb)) return this.#badVerb(arg, verb);
    return this.#floatIn(value, verb, arg.type.kind === 'float32');
  }

  #floatIn(value: number, verb: string, isSingle: boolean): string {
    const { sharp, plus, minus, zero, space, width, precision } = this.#flags;
    if (isSingle) throw new NotModelled('printing a float32 is not modelled');
    const format = verb === 'v' ? 'g' : (verb.toLowerCase() as 'e' | 'f' | 'g');
    let number = formatFloat(value, format, precision ?? (format === 'g' ? -1 : 6));
    if (verb === 'E' || verb === 'G') number = number.replace('e', 'E');
    if (sharp === true) number = withPoint(number, format === 'g' ? (precision ?? 6) : 0);
    let sign = '+';
    if (number[0] === '-' || number[0] === '+') {
      sign = number[0];
      number = number.slice(1);
    }
    if (space === true && sign === '+' && plus !== true) sign = ' ';
    if (number === 'NaN' && space !== true && plus !== true) sign = '';
    if (sign === '+' && plus !== true) sign = '';
    if (/^[IN]/.test(number)) {
      const shownSign = number === 'Inf' && sign === '' && value > 0 ? '+' : sign;
      return this.#pad(shownSign + number, false);
    }
    if (sign !== '' && zero === true && minus !== true) return sign + number.padStart((width ?? 0) - 1, '0');
    return this.#pad(sign + number);
  }

  #complex(value: { re: number; im: number }, verb: string, arg: GoValue): string {
    if (!'vbgGxXfFeE'.includes(verb)) return this.#badVerb(arg, verb);
    const re = this.#float(value.re, verb, arg);
    const flags = this.#flags;
    this.#flags = { ...flags, plus: true };
    const im = this.#float(value.im, verb, arg);
    this.#flags = flags;
    return `(${re}${im}i)`;
  }

  #truncate(text: string): string {
    const { precision } = this.#flags;
    return precision === undefined ? text : Array.from(text).slice(0, precision).join('');
  }

  /** Fills up to the width, counted in characters. */
  #pad(text: string, zeros = this.#flags.zero === true): string {
    const { width = 0, minus } = this.#flags;
    const missing = width === 0 ? 0 : width - Array.from(text).length;
    if (missing <= 0) return text;
    return minus === true ? text + ' '.repeat(missing) : (zeros ? '0' : ' ').repeat(missing) + text;
  }
}

/** The '#' flag: a decimal point always, and for %g the trailing zeros up to `significant` digits. */
function withPoint(number: string, significant: number): string {
  const [, sign = '', digits = '', exponent = ''] = /^([+-]?)([0-9.]+)(.*)$/.exec(number) ?? [];
  if (digits === '') return number; // Inf, NaN
  const shown = digits.replace(/^[0.]*/, '').replace('.', '').length;
  const point = digits.includes('.') ? '' : '.';
  const missing = significant - shown - (digits === '0' ? 1 : 0);
  return sign + digits + point + '0'.repeat(Math.max(missing, 0)) + exponent;
}

const flagNames = new Map<string, 'sharp' | 'zero' | 'plus' | 'minus' | 'space'>([
  ['#', 'sharp'],
  ['0', 'zero'],
  ['+', 'plus'],
  ['-', 'minus'],
  [' ', 'space'],
]);

/** fmt checks the size before each digit, so a number may be ten times too large. */
function parseNumber(text: string): number | undefined {
  return /^[0-9]+$/.test(text) && Number(text.slice(0, -1)) <= tooLarge ? Number(text) : undefined;
}

function intArg(arg: PrintArg): number | undefined {
  if (arg === undefined || !(isIntKind(arg.type) || isUintKind(arg.type))) return undefined;
  const value = Number(arg.value as bigint);
  return Math.abs(value) > tooLarge ? undefined : value;
}

function runeOf(value: bigint): number {
  const isRune = value >= 0n && value <= 0x10ffffn && !(value >= 0xd800n && value < 0xe000n);
  return isRune ? Number(value) : 0xfffd;
}

/** The keys of a map in the order fmt and `range` visit them. */
export function sortedKeys(map: ReadonlyMap<unknown, unknown>): unknown[] {
  return [...map.keys()].sort((a, b) => {
    if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
    return (a as bigint) < (b as bigint) ? -1 : 1;
  });
}
