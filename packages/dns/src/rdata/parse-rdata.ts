import { absoluteName } from '../absolute-name.ts';
import { stringToBytes } from '../byte-string.ts';
import { decodeHex } from '../encoding.ts';
import { parseUint } from '../number-text.ts';
import { typeToString } from '../record-type.ts';
import { WireReader } from '../wire-reader.ts';
import { ZoneFailure } from '../zone-error.ts';
import { endOfFile, type Token, type ZoneLexer } from '../zone-lexer.ts';
import type { RdataTokens, Siblings } from './field.ts';
import { parseToLineEnd } from './fields/encoded.ts';
import { emptyRdata, knownRdataType, rdataTypeOf } from './rdata.ts';
import { decodeRdata } from './rdata-wire.ts';

/** What is left of a line after rdata must be nothing (slurpRemainder). */
export function readLineEnd(lexer: ZoneLexer): void {
  let token = lexer.next();
  const isBlank = token.kind === 'blank';
  if (isBlank) token = lexer.next();
  if (token.kind !== 'newline' && token.kind !== 'eof') throw new ZoneFailure('garbage after rdata', token);
}

class LexerTokens implements RdataTokens {
  before: Token = endOfFile;
  #last: Token = endOfFile;
  readonly #lexer: ZoneLexer;
  readonly #origin: string;
  readonly #typeName: string;

  constructor(lexer: ZoneLexer, origin: string, typeName: string) {
    this.#lexer = lexer;
    this.#origin = origin;
    this.#typeName = typeName;
  }

  startField(): void {
    this.before = this.#last;
  }

  next(): Token {
    this.#last = this.#lexer.next();
    return this.#last;
  }

  bad(label: string, token: Token): never {
    throw new ZoneFailure(`bad ${this.#typeName} ${label}`, token);
  }

  fail(reason: string, token: Token): never {
    throw new ZoneFailure(reason, token);
  }

  absolute(name: string): string | undefined {
    return absoluteName(name, this.#origin);
  }
}

/** Rdata in a zone file, the end of its line included. Throws ZoneFailure. */
export function parseRdata(type: number, lexer: ZoneLexer, origin: string): object {
  if (!knownRdataType(type)) return { data: parseOpaque(lexer, origin) };
  const { fields, errorName, parse, endsTwice } = rdataTypeOf(type);
  const tokens: LexerTokens = new LexerTokens(lexer, origin, errorName ?? typeToString(type));
  if (parse) return parse(tokens);
  const rdata = emptyRdata(type) as Siblings;
  let isFirst = true;
  let atLineEnd = false;
  for (const key in fields) {
    const field = fields[key];
    if (!field?.parse) continue;
    tokens.startField();
    if (field.skipsBlank ?? !(isFirst || field.toLineEnd)) tokens.next();
    rdata[key] = field.parse(tokens, rdata);
    isFirst = false;
    atLineEnd = field.toLineEnd === true;
  }
  if (!atLineEnd || endsTwice) readLineEnd(lexer);
  return rdata;
}

/** A known type written `\# length hex`. The octets after what the type needs do not matter. */
export function parseOpaqueAs(type: number, lexer: ZoneLexer, origin: string): object {
  const data = parseOpaque(lexer, origin);
  if (data === '') return emptyRdata(type);
  const bytes = decodeHex(data);
  if (!bytes) throw new ZoneFailure(hexError(data), endOfFile);
  try {
    return decodeRdata(type, new WireReader(bytes));
  } catch (error) {
    throw new ZoneFailure((error as Error).message, endOfFile);
  }
}

/** RFC 3597: the hexadecimal text, of the length that is announced. */
function parseOpaque(lexer: ZoneLexer, origin: string): string {
  const tokens: RdataTokens = new LexerTokens(lexer, origin, 'RFC3597');
  const mark = tokens.next();
  if (mark.text !== '\\#') tokens.bad('Rdata', mark);
  tokens.next();
  const token = tokens.next();
  const length = parseUint(token.text, 16) ?? tokens.bad('Rdata ', token);
  const data = parseToLineEnd(tokens, 'Rdata');
  return data.length === 2 * length ? data : tokens.bad('Rdata', token);
}

/** Go's hex.DecodeString names the first octet that is no digit, as the code point of that number. */
function hexError(text: string): string {
  const [octet = 0] = stringToBytes(/[^0-9a-fA-F]/.exec(text)?.[0] ?? '');
  const isPrintable = (octet >= 0x20 && octet < 0x7f) || (octet > 0xa0 && octet !== 0xad);
  const code = `U+${octet.toString(16).toUpperCase().padStart(4, '0')}`;
  return `encoding/hex: invalid byte: ${code}${isPrintable ? ` '${String.fromCharCode(octet)}'` : ''}`;
}
