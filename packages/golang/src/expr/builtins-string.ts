import { toLower, toUpper, trimSpace } from '../strings.ts';
import { toInt } from './arithmetic.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import type { Builtin } from './builtins.ts';
import { decodeRunes, fromByteString, toByteString } from './byte-string.ts';
import { formatValue } from './format-value.ts';
import { fromJSON, toJSON } from './json.ts';
import { goType } from './reflect-type.ts';
import { asString, EvaluationError, goSlice, isObject, typeName, typeOf, type Value } from './value.ts';

const strings = goType('[]string');

function onText(change: (text: string) => string): Builtin {
  return args => toByteString(change(fromByteString(text(args, 0))));
}

function text(args: readonly Value[], i: number): string {
  return asString(args[i] ?? null);
}

/** Builtins on strings. */
export const stringBuiltins: Readonly<Record<string, Builtin>> = {
  upper: onText(toUpper),
  lower: onText(toLower),
  trim: args => (args.length === 1 ? onText(trimSpace)(args, undefined as never) : trim(text(args, 0), text(args, 1))),
  trimPrefix: args => {
    const [s, prefix] = [text(args, 0), args.length === 2 ? text(args, 1) : ' '];
    return s.startsWith(prefix) ? s.slice(prefix.length) : s;
  },
  trimSuffix: args => {
    const [s, suffix] = [text(args, 0), args.length === 2 ? text(args, 1) : ' '];
    return s.endsWith(suffix) ? s.slice(0, s.length - suffix.length) : s;
  },
  split: args => split(text(args, 0), text(args, 1), args.length === 3 ? toInt(args[2] as Value) : -1n, false),
  splitAfter: args => split(text(args, 0), text(args, 1), args.length === 3 ? toInt(args[2] as Value) : -1n, true),
  replace: args =>
    replace(text(args, 0), text(args, 1), text(args, 2), args.length === 4 ? toInt(args[3] as Value) : -1n),
  repeat: (args, run) => {
    const [s, count] = [text(args, 0), toInt(args[1] ?? null)];
    if (count < 0n) {
      throw new EvaluationError(`invalid argument for repeat (expected positive integer, got ${count})`);
    }
    if (count > 1_000_000n) throw new EvaluationError('memory budget exceeded');
    run.grow(BigInt(s.length) * count);
    return s.repeat(Number(count));
  },
  join: args => {
    const glue = args.length === 2 ? text(args, 1) : '';
    const list = args[0] ?? null;
    if (isObject(list) && list.kind === 'slice' && ['[]string', '[]interface {}'].includes(list.type.name)) {
      return list.items.map(asString).join(glue);
    }
    throw new EvaluationError(`invalid argument for join (type ${typeName(list)})`);
  },
  indexOf: args => BigInt(text(args, 0).indexOf(text(args, 1))),
  lastIndexOf: args => BigInt(text(args, 0).lastIndexOf(text(args, 1))),
  hasPrefix: args => text(args, 0).startsWith(text(args, 1)),
  hasSuffix: args => text(args, 0).endsWith(text(args, 1)),
  string: args => formatValue(args[0] ?? null),
  type: args => toByteString(typeText(args[0] ?? null)),
  toJSON: args => toJSON(args[0] ?? null),
  fromJSON: args => fromJSON(text(args, 0)),
  toBase64: args => encodeBase64(text(args, 0)),
  fromBase64: args => decodeBase64(text(args, 0)),
};

/** strings.Trim: any of the cutset's characters off both ends. */
function trim(s: string, cutset: string): string {
  const cut = new Set(decodeRunes(cutset).map(({ rune }) => rune));
  const runes = decodeRunes(s);
  let start = 0;
  let end = runes.length;
  let [from, to] = [0, s.length];
  for (; start < end && cut.has((runes[start] as { rune: number }).rune); start++) from += runes[start]?.width ?? 0;
  for (; end > start && cut.has((runes[end - 1] as { rune: number }).rune); end--) to -= runes[end - 1]?.width ?? 0;
  return s.slice(from, to);
}

/** strings.SplitN and SplitAfterN: all parts for n < 0, nil for 0, else at most n; an empty separator splits characters. */
function split(s: string, separator: string, n: bigint, keep: boolean): Value {
  if (n === 0n) return { ...goSlice(strings, []), isNil: true };
  const parts = separator === '' ? characters(s) : s.split(separator);
  const glue = separator;
  const limit = n < 0n || n > BigInt(parts.length) ? parts.length : Number(n);
  const items = parts.slice(0, limit - 1).map(part => (keep ? part + glue : part));
  if (limit > 0) items.push(parts.slice(limit - 1).join(glue));
  return goSlice(strings, items);
}

function characters(s: string): string[] {
  let at = 0;
  return decodeRunes(s).map(({ width }) => {
    at += width;
    return s.slice(at - width, at);
  });
}

/** strings.Replace: the first n, or all for n < 0; an empty `old` stands before every character and at the end. */
function replace(s: string, old: string, by: string, n: bigint): string {
  if (old === by || n === 0n) return s;
  const parts = old === '' ? ['', ...characters(s), ''] : s.split(old);
  const places = s === '' && old === '' ? 1 : parts.length - 1;
  const count = n < 0n || n > BigInt(places) ? places : Number(n);
  if (old === '' && s === '') return by;
  return (
    parts.slice(0, count + 1).join(by) +
    parts
      .slice(count + 1)
      .map(part => old + part)
      .join('')
  );
}

/** The builtin type: 'int' for every signed integer, 'array', 'map', or a declared type's full name. */
function typeText(value: Value): string {
  const type = typeOf(value);
  if (type === undefined) return 'nil';
  if (type.declared) return type.name;
  const names: Readonly<Record<string, string>> = {
    slice: 'array',
    ptr: 'unknown',
    float32: 'float',
    float64: 'float',
  };
  return names[type.kind] ?? type.kind.replace(/\d+$/, '');
}
