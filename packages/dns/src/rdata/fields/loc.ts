import { floatToUint32, parseFloat64, parseUint } from '../../number-text.ts';
import type { Token } from '../../zone-lexer.ts';
import type { RdataTokens } from '../field.ts';

/** RFC 1876. Angles in thousandths of a second of arc, 2³¹ being 0; altitude in cm above −100 000 m. */
export interface Location {
  version: number;
  size: number;
  horizontalPrecision: number;
  verticalPrecision: number;
  latitude: number;
  longitude: number;
  altitude: number;
}

const MIDDLE = 2 ** 31;
const MINUTE = 60_000;
const DEGREE = 60 * MINUTE;

export function parseLocation(tokens: RdataTokens): Location {
  const latitude = parseAngle(tokens, { name: 'Latitude', most: 90, positive: 'N', negative: 'S', way: 'North/South' });
  tokens.next();
  const longitude = parseAngle(tokens, {
    name: 'Longitude',
    most: 180,
    positive: 'E',
    negative: 'W',
    way: 'East/West',
  });
  tokens.next();
  const token = tokens.next();
  if (token.text === '' || token.error) tokens.bad('Altitude', token);
  const metres = token.text.replace(/[mM]$/, '');
  const altitude = parseFloat64(metres) ?? tokens.bad('Altitude', { ...token, text: metres });
  // 1 m, 10 000 m, 10 m unless given (RFC 1876 §3).
  const sizes = [0x12, 0x16, 0x13];
  parseSizes(tokens, sizes);
  const [size, horizontalPrecision, verticalPrecision] = sizes as [number, number, number];
  return {
    version: 0,
    size,
    horizontalPrecision,
    verticalPrecision,
    latitude,
    longitude,
    altitude: floatToUint32(altitude * 100 + 10_000_000 + 0.5),
  };
}

interface Axis {
  name: string;
  most: number;
  positive: string;
  negative: string;
  way: string;
}

/** `degrees [minutes seconds] direction`; minutes without seconds are refused, as miekg/dns does. */
function parseAngle(tokens: RdataTokens, axis: Axis): number {
  const direction = (token: Token, angle: number): number | undefined => {
    if (angle > axis.most * DEGREE) return undefined;
    const letter = token.text;
    if (letter === axis.positive || letter === axis.positive.toLowerCase()) return MIDDLE + angle;
    return letter === axis.negative || letter === axis.negative.toLowerCase() ? MIDDLE - angle : undefined;
  };
  let token = tokens.next();
  const degrees = parseUint(token.text, 32);
  if (degrees === undefined || degrees > axis.most) return tokens.bad(axis.name, token);
  tokens.next();
  token = tokens.next();
  const early = direction(token, degrees * DEGREE);
  if (early !== undefined) return early;
  const minutes = parseUint(token.text, 32);
  if (minutes === undefined || minutes > 59) return tokens.bad(`${axis.name} minutes`, token);
  tokens.next();
  token = tokens.next();
  const seconds = parseFloat64(token.text);
  // NaN passes both comparisons of miekg/dns, and is 0.
  if (seconds === undefined || seconds < 0 || seconds >= 60) return tokens.bad(`${axis.name} seconds`, token);
  tokens.next();
  token = tokens.next();
  const angle = degrees * DEGREE + minutes * MINUTE + floatToUint32(1000 * seconds);
  return direction(token, angle) ?? tokens.bad(`${axis.name} ${axis.way}`, token);
}

function parseSizes(tokens: RdataTokens, sizes: number[]): void {
  const labels = ['Size', 'HorizPre', 'VertPre'];
  let count = 0;
  for (let token = tokens.next(); token.kind !== 'newline' && token.kind !== 'eof'; token = tokens.next()) {
    if (token.kind === 'blank') continue;
    if (token.kind !== 'string') tokens.bad('Size, HorizPre or VertPre', token);
    const label = labels[count];
    // More than three are not looked at.
    if (label !== undefined) sizes[count] = parseSize(token.text) ?? tokens.bad(label, token);
    count++;
  }
}

/** `10000m`, `.5`: mantissa in the high half, exponent of centimetres in the low one. */
function parseSize(text: string): number | undefined {
  const match = /^([0-9]*)(?:\.([0-9]{1,2}))?$/.exec(text.replace(/[mM]$/, ''));
  if (!match || (match[1] === '' && match[2] === undefined)) return undefined;
  const metres = Number(match[1]);
  const centimetres = Number((match[2] ?? '').padEnd(2, '0'));
  if (metres > 90_000_000 || (metres === 90_000_000 && centimetres !== 0)) return undefined;
  let exponent = metres > 0 ? 2 : 0;
  let value = metres > 0 ? metres : centimetres;
  for (; value >= 10; exponent++) value = Math.floor(value / 10);
  return (exponent & 15) | ((value << 4) & 0xf0);
}

export function printLocation(location: Location): string {
  const altitude = location.altitude / 100 - 100_000;
  return [
    printAngle(location.latitude, 'N', 'S'),
    printAngle(location.longitude, 'E', 'W'),
    `${altitude.toFixed(location.altitude % 100 === 0 ? 0 : 2)}m`,
    `${printSize(location.size)}m`,
    `${printSize(location.horizontalPrecision)}m`,
    `${printSize(location.verticalPrecision)}m`,
  ].join(' ');
}

function printAngle(value: number, positive: string, negative: string): string {
  const angle = Math.abs(value - MIDDLE);
  const degrees = String(Math.floor(angle / DEGREE)).padStart(2, '0');
  const minutes = String(Math.floor((angle % DEGREE) / MINUTE)).padStart(2, '0');
  return `${degrees} ${minutes} ${((angle % MINUTE) / 1000).toFixed(3)} ${value > MIDDLE ? positive : negative}`;
}

function printSize(value: number): string {
  const mantissa = value >> 4;
  const exponent = value & 15;
  if (exponent < 2) return `0.${String(exponent === 1 ? (mantissa * 10) & 0xff : mantissa).padStart(2, '0')}`;
  return mantissa + '0'.repeat(exponent - 2);
}
