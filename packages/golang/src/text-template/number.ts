import { parseFloat64 } from '../float.ts';
import { parseInteger, parseUint } from '../integer.ts';
import { quote, unquoteChar } from '../quote.ts';
import { fail, ok, type Result } from '../result.ts';
import type { NumberNode } from './node.ts';

/** The value of a constant, or Go's words for why it has none (text/template/parse, newNumber). */
export function numberNode(
  pos: number,
  text: string,
  type: 'number' | 'complex' | 'char constant',
): Result<NumberNode> {
  const node = { kind: 'number', pos, text } as const;
  if (type === 'char constant') return charConstant(node);
  if (type === 'complex') {
    const complex = scanComplex(text);
    return complex.ok ? ok({ ...node, complex: complex.value, ...realParts(complex.value) }) : complex;
  }
  if (text.endsWith('i')) {
    const im = parseFloat64(text.slice(0, -1));
    if (im.ok) return ok({ ...node, complex: { re: 0, im: im.value }, ...realParts({ re: 0, im: im.value }) });
  }
  const uint = parseUint(text, 0, 64);
  const int = parseInteger(text, 0, 64);
  if (int.ok) {
    const unsigned = uint.ok ? { uint: uint.value } : int.value === 0n ? { uint: 0n } : {}; // -0 is unsigned too
    return ok({ ...node, int: int.value, ...unsigned, float: Number(int.value) });
  }
  if (uint.ok) return ok({ ...node, uint: uint.value, float: Number(uint.value) });
  const float = parseFloat64(text);
  if (!float.ok) return fail(`illegal number syntax: ${quote(text)}`);
  if (!/[.eEpP]/.test(text)) return fail(`integer overflow: ${quote(text)}`);
  return ok({ ...node, float: float.value, ...integerParts(float.value) });
}

function charConstant(node: { kind: 'number'; pos: number; text: string }): Result<NumberNode> {
  const char = unquoteChar(node.text, 1, "'");
  if (char === undefined) return fail('invalid syntax');
  if (char.end !== node.text.length - 1) return fail(`malformed character constant: ${node.text}`);
  return ok({ ...node, int: BigInt(char.value), uint: BigInt(char.value), float: char.value });
}

function integerParts(float: number): { int?: bigint; uint?: bigint } {
  if (!Number.isInteger(float)) return {};
  const value = BigInt(float);
  return {
    ...(value >= -(1n << 63n) && value < 1n << 63n ? { int: value } : {}),
    ...(value >= 0n && value < 1n << 64n ? { uint: value } : {}),
  };
}

function realParts({ re, im }: { re: number; im: number }): { int?: bigint; uint?: bigint; float?: number } {
  return im === 0 ? { float: re, ...integerParts(re) } : {};
}

const floatToken =
  '[+-]?(?:0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?(?:[pP][+-]?[0-9_]*)?|[0-9_]*(?:\\.[0-9_]*)?(?:[eEpP][+-]?[0-9_]*)?)';
const complexToken = new RegExp(`^(${floatToken})(?:([+-])(${floatToken.slice(5)})(i)?)?`);

/** What fmt.Sscan makes of '1+2i'. */
function scanComplex(text: string): Result<{ re: number; im: number }> {
  const [, real = '', sign = '', imaginary = '', i] = complexToken.exec(text) ?? [];
  if (i === undefined) return fail('syntax error scanning complex number');
  const re = parseFloat64(real);
  if (!re.ok) return re;
  const im = parseFloat64(sign + imaginary);
  return im.ok ? ok({ re: re.value, im: im.value }) : im;
}

/** Whether a constant whose type nothing else decides is a float64: it is spelled like one. */
export function isSpelledAsFloat({ text, float }: NumberNode): boolean {
  const isHexInt = /^0[xX]./.test(text) && !/[pP]/.test(text);
  return float !== undefined && !isHexInt && !text.startsWith("'") && /[.eEpP]/.test(text);
}
