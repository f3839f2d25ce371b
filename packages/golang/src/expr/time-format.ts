import { NotModelled } from './token-reader.ts';

/** A time as its fields in its zone. */
export interface Civil {
  readonly year: bigint;
  readonly month: bigint;
  readonly day: bigint;
  readonly yearDay: bigint;
  readonly monthName: string;
  readonly weekdayName: string;
  readonly hour: bigint;
  readonly minute: bigint;
  readonly second: bigint;
  readonly nanosecond: bigint;
  /** Seconds east of UTC. */
  readonly offset: bigint;
}

// What time.nextStdChunk finds in a layout, in its order of preference.
const chunk = new RegExp(
  [
    'January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|002|0[1-6]|15|1|2006|2|_2(?!006)|__2|3|4|5|PM|pm',
    '[-Z]07(?:0000|:00:00|00|:00|)',
    '[.,](?:0+|9+)(?![0-9])',
  ].join('|'),
  'g',
);

/** time.Time.Format of a byte string. */
export function formatTime(time: Civil, layout: string): string {
  return layout.replace(chunk, part => formatChunk(time, part));
}

function formatChunk(time: Civil, part: string): string {
  if (/^[.,]/.test(part)) return fraction(time.nanosecond, part);
  if (/^[-Z]/.test(part)) return zone(time.offset, part);
  const hour12 = time.hour % 12n === 0n ? 12n : time.hour % 12n;
  switch (part) {
    case 'January':
      return time.monthName;
    case 'Jan':
      return time.monthName.slice(0, 3);
    case 'Monday':
      return time.weekdayName;
    case 'Mon':
      return time.weekdayName.slice(0, 3);
    case 'MST':
      if (time.offset === 0n) return 'UTC';
      throw new NotModelled('the name of a time zone');
    case '1':
      return String(time.month);
    case '01':
      return pad(time.month, 2);
    case '2':
      return String(time.day);
    case '_2':
      return String(time.day).padStart(2);
    case '02':
      return pad(time.day, 2);
    case '__2':
      return String(time.yearDay).padStart(3);
    case '002':
      return pad(time.yearDay, 3);
    case '15':
      return pad(time.hour, 2);
    case '3':
      return String(hour12);
    case '03':
      return pad(hour12, 2);
    case '4':
      return String(time.minute);
    case '04':
      return pad(time.minute, 2);
    case '5':
      return String(time.second);
    case '05':
      return pad(time.second, 2);
    case '2006':
      return pad(time.year, 4);
    case '06':
      return pad(time.year < 0n ? 0n : time.year % 100n, 2);
    case 'PM':
      return time.hour >= 12n ? 'PM' : 'AM';
    default: // 'pm'
      return time.hour >= 12n ? 'pm' : 'am';
  }
}

function pad(value: bigint, width: number): string {
  return value < 0n ? `-${String(-value).padStart(width, '0')}` : String(value).padStart(width, '0');
}

/** `.000` writes so many digits, `.999` as many without trailing zeros, and nothing where none is left. */
function fraction(nanosecond: bigint, part: string): string {
  const digits = pad(nanosecond, 9)
    .padEnd(part.length - 1, '0')
    .slice(0, part.length - 1);
  if (part[1] === '0') return `${part[0]}${digits}`;
  const shortened = digits.replace(/0+$/, '');
  return shortened === '' ? '' : `${part[0]}${shortened}`;
}

function zone(offset: bigint, part: string): string {
  if (part[0] === 'Z' && offset === 0n) return 'Z';
  const minutes = offset / 60n;
  const [sign, size] = minutes < 0n ? ['-', -minutes] : ['+', minutes];
  const colon = part.includes(':') ? ':' : '';
  const fields = [pad(size / 60n, 2)];
  if (part.length > 3) fields.push(pad(size % 60n, 2));
  if (part.length > 6) fields.push(pad((offset < 0n ? -offset : offset) % 60n, 2));
  return sign + fields.join(colon);
}
