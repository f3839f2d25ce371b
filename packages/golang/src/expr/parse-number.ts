import { parseFloat64 } from '../float.ts';
import { parseInteger } from '../integer.ts';
import type { FloatNode, IntegerNode, Node } from './ast.ts';
import { toByteString } from './byte-string.ts';
import type { Token } from './lexer.ts';
import type { TokenReader } from './token-reader.ts';

/** The node of a number token; `1_000`, `0x1F`, `0b1`, `0o7`, `1.5e3`. A leading 0 alone means nothing. */
export function parseNumber(reader: TokenReader, token: Token): Node | undefined {
  const text = token.value.replaceAll('_', '');
  const lower = text.toLowerCase();
  const prefix = lower.slice(0, 2);
  if (prefix !== '0x' && /[.e]/.test(lower)) {
    const float = parseFloat64(text);
    if (!float.ok) reader.fail(toByteString(`invalid float literal: ${float.error}`));
    const value = float.ok ? float.value : 0;
    return reader.node<FloatNode>({ kind: 'float', value }, token.location);
  }
  const name = { '0x': 'hex', '0b': 'binary', '0o': 'octal' }[prefix];
  const integer = parseInteger(text, name === undefined ? 10 : 0, 64);
  if (!integer.ok) reader.fail(toByteString(`invalid ${name ?? 'integer'} literal: ${integer.error}`));
  const value = integer.ok ? integer.value : 0n;
  return reader.node<IntegerNode>({ kind: 'integer', value }, token.location);
}
