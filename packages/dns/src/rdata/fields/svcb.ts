import { u16At } from '../../u16-at.ts';
import { dnsError } from '../../wire-error.ts';
import type { Field, RdataTokens } from '../field.ts';
import { RESERVED_KEY, svcbKey, svcbKeyName } from './svcb-key.ts';
import { type SvcbValue, svcbValueKind } from './svcb-value.ts';

/** A service parameter of SVCB and HTTPS (RFC 9460). */
export interface SvcbParameter {
  key: number;
  value: SvcbValue;
}

/** Kept in the order they are written in; on the wire they are sorted. */
export function svcbParameters(wireName: string): Field<readonly SvcbParameter[]> {
  return {
    zero: [],
    wireName,
    toLineEnd: true,
    parse: parseParameters,
    print: value => (value.length === 0 ? undefined : value.map(printParameter).join(' ')),
    encode(value, out) {
      let last = RESERVED_KEY;
      for (const parameter of sorted(value)) {
        if (parameter.key === last) throw dnsError('repeated SVCB keys are not allowed');
        last = parameter.key;
        const bytes = svcbValueKind(parameter.key).encode(parameter.value);
        out.u16(parameter.key);
        out.u16(bytes.length);
        out.raw(bytes);
      }
    },
    decode(input) {
      const overflow = 'overflow unpacking SVCB';
      const parameters: SvcbParameter[] = [];
      while (input.offset < input.end) {
        const head = input.take(4, overflow);
        const key = u16At(head, 0);
        const bytes = input.take(u16At(head, 2), overflow);
        if (key === RESERVED_KEY) throw dnsError('bad SVCB key');
        const value = svcbValueKind(key).decode(bytes);
        if (key <= (parameters.at(-1)?.key ?? -1)) throw dnsError('SVCB keys not in strictly increasing order');
        parameters.push({ key, value });
      }
      return parameters;
    },
    length: value => value.reduce((total, item) => total + 4 + svcbValueKind(item.key).length(item.value), 0),
    equal(a, b) {
      if (a.length !== b.length) return false;
      const others = sorted(b);
      return sorted(a).every(({ key, value }, i) => {
        const other = others[i];
        const kind = svcbValueKind(key);
        return key === other?.key && kind.encode(value).join() === kind.encode(other.value).join();
      });
    },
  };
}

const sorted = (parameters: readonly SvcbParameter[]): SvcbParameter[] => [...parameters].sort((a, b) => a.key - b.key);

const printParameter = ({ key, value }: SvcbParameter): string =>
  `${svcbKeyName(key)}="${svcbValueKind(key).print(value)}"`;

function parseParameters(tokens: RdataTokens): SvcbParameter[] {
  const parameters: SvcbParameter[] = [];
  // A blank must stand between parameters: `key1000="a"key1001=…` is refused.
  let afterBlank = true;
  for (let token = tokens.next(); token.kind !== 'newline' && token.kind !== 'eof'; token = tokens.next()) {
    if (token.kind === 'blank') {
      afterBlank = true;
      continue;
    }
    if (token.kind === 'quote') tokens.fail("SVCB key can't contain double quotes", token);
    if (token.kind !== 'string') tokens.fail('bad SVCB values', token);
    if (!afterBlank) tokens.fail('bad SVCB value quotation', token);
    const equals = token.text.indexOf('=');
    if (equals === 0) tokens.fail('bad SVCB key', token);
    const key = svcbKey(equals < 0 ? token.text : token.text.slice(0, equals));
    let text = equals < 0 ? '' : token.text.slice(equals + 1);
    if (equals > 0 && text === '') {
      // Either the value is quoted, or there is none and what follows is skipped over.
      token = tokens.next();
      if (token.kind === 'quote') {
        afterBlank = false;
        token = tokens.next();
        if (token.kind === 'string') {
          text = token.text;
          token = tokens.next();
          if (token.kind !== 'quote') tokens.fail('SVCB unterminated value', token);
        } else if (token.kind !== 'quote') tokens.fail('bad SVCB value', token);
      }
    }
    if (key === RESERVED_KEY) tokens.fail('bad SVCB key', token);
    // Why a value is refused is lost on the way out of miekg/dns's parser.
    const value = svcbValueKind(key).parse(text) ?? tokens.fail('', token);
    parameters.push({ key, value });
  }
  return parameters;
}
