import { fromByteString, toByteString } from './byte-string.ts';
import { sortedEntries } from './format-value.ts';
import { goType } from './reflect-type.ts';
import { NotModelled } from './token-reader.ts';
import { EvaluationError, goMap, goSlice, type Value } from './value.ts';

const array = goType('[]interface {}');
const map = goType('map[string]interface {}');

/** json.MarshalIndent with two spaces, as a byte string. */
export function toJSON(value: Value): string {
  return marshal(value, '\n');
}

function marshal(value: Value, newline: string): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'bigint') return String(value);
  if (typeof value === 'number') return marshalFloat(value);
  if (typeof value === 'string') return quoteJSON(value);
  const inner = `${newline}  `;
  switch (value.kind) {
    case 'number':
      return String(value.value);
    case 'slice':
      if (value.isNil) return 'null';
      if (value.type.name === '[]uint8') throw new NotModelled('toJSON of bytes');
      if (value.items.length === 0) return '[]';
      return `[${inner}${value.items.map(item => marshal(item, inner)).join(`,${inner}`)}${newline}]`;
    case 'map': {
      if (value.type.key?.name !== 'string') {
        throw new EvaluationError(`json: unsupported type: ${value.type.name}`);
      }
      if (value.entries.size === 0) return '{}';
      const members = sortedEntries(value).map(([key, each]) => `${quoteJSON(key as string)}: ${marshal(each, inner)}`);
      return `{${inner}${members.join(`,${inner}`)}${newline}}`;
    }
    case 'func':
      throw new EvaluationError(`json: unsupported type: ${value.type.name}`);
    default:
      throw new NotModelled(`toJSON of a ${value.kind}`);
  }
}

function marshalFloat(value: number): string {
  if (!Number.isFinite(value)) throw new EvaluationError('json: unsupported value');
  const magnitude = Math.abs(value);
  if (magnitude !== 0 && (magnitude < 1e-6 || magnitude >= 1e21)) return value.toExponential();
  return Object.is(value, -0) ? '-0' : String(value);
}

/** encoding/json's string: HTML's <, > and & are escaped, invalid bytes become U+FFFD. */
function quoteJSON(bytes: string): string {
  const text = fromByteString(bytes).replace(/[\udc80-\udcff](?<![\ud800-\udbff].)/g, '\ufffd');
  const escaped = JSON.stringify(text).replace(
    /[<>&\u2028\u2029]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return toByteString(escaped);
}

/** json.Unmarshal into an `any`: numbers are floats. */
export function fromJSON(bytes: string): Value {
  let parsed: unknown;
  try {
    parsed = JSON.parse(fromByteString(bytes));
  } catch {
    throw new EvaluationError('invalid JSON');
  }
  return fromParsed(parsed, 0);
}

function fromParsed(parsed: unknown, depth: number): Value {
  if (depth > 1_000) throw new NotModelled('deeply nested JSON');
  if (parsed === null || typeof parsed === 'boolean') return parsed;
  if (typeof parsed === 'number') {
    if (!Number.isFinite(parsed))
      throw new EvaluationError('json: cannot unmarshal number into Go value of type float64');
    return parsed;
  }
  if (typeof parsed === 'string') return toByteString(parsed);
  if (Array.isArray(parsed))
    return goSlice(
      array,
      parsed.map(each => fromParsed(each, depth + 1)),
    );
  const members = Object.entries(parsed as Record<string, unknown>);
  return goMap(
    map,
    members.map(([key, each]): [Value, Value] => [toByteString(key), fromParsed(each, depth + 1)]),
  );
}
