import { durationString } from '../duration.ts';
import { toByteString } from './byte-string.ts';
import { goType } from './reflect-type.ts';
import { type Civil, formatTime } from './time-format.ts';
import { NotModelled } from './token-reader.ts';
import { type GoLocation, type GoNumber, type GoTime, goNumber, isObject, typeOf, type Value } from './value.ts';

const second = 1_000_000_000n;
const day = 86_400n * second;
const months = 'January February March April May June July August September October November December'.split(' ');
const weekdays = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');
const types = {
  duration: goType('time.Duration'),
  month: goType('time.Month'),
  weekday: goType('time.Weekday'),
  int64: goType('int64'),
};

export const utc: GoLocation = { kind: 'location', name: 'UTC', offset: 0n };

export function monthName(month: bigint): string {
  return months[Number(month) - 1] ?? `%!Month(${BigInt.asUintN(64, month)})`;
}

export function weekdayName(weekday: bigint): string {
  return weekdays[Number(weekday)] ?? `%!Weekday(${BigInt.asUintN(64, weekday)})`;
}

/** The method of this name, bound to its receiver; calling one that is not modelled says so. */
export function methodOf(receiver: Value, name: string): Value | undefined {
  const type = typeOf(receiver);
  const signature = type?.methods.get(name);
  if (type === undefined || signature === undefined || !isObject(receiver)) return undefined;
  const call = (args: readonly Value[]): Value => {
    let result: Value | undefined;
    if (receiver.kind === 'time') result = timeMethod(receiver, name, args);
    else if (receiver.kind === 'location') result = receiver.name;
    else if (receiver.kind === 'number') result = numberMethod(type.name, receiver.value, name, args);
    if (result === undefined) throw new NotModelled(`${type.name}.${name}`);
    return result;
  };
  return { kind: 'func', type: goType(signature), bound: true, call };
}

function numberMethod(type: string, value: bigint, name: string, args: readonly Value[]): Value | undefined {
  if (type === 'time.Month') return monthName(value);
  if (type === 'time.Weekday') return weekdayName(value);
  const int64 = (n: bigint) => goNumber(types.int64, n);
  const float = (unit: bigint) => Number(value / unit) + Number(value % unit) / Number(unit);
  switch (name) {
    case 'String':
      return toByteString(durationString(value));
    case 'Hours':
      return float(3600n * second);
    case 'Minutes':
      return float(60n * second);
    case 'Seconds':
      return float(second);
    case 'Milliseconds':
      return int64(value / 1_000_000n);
    case 'Microseconds':
      return int64(value / 1_000n);
    case 'Nanoseconds':
      return int64(value);
    case 'Truncate': {
      const unit = isObject(args[0] ?? null) ? (args[0] as GoNumber).value : 0n;
      return goNumber(types.duration, unit <= 0n ? value : value - (value % unit));
    }
    case 'Abs':
      return goNumber(types.duration, value < 0n ? (value === -(1n << 63n) ? (1n << 63n) - 1n : -value) : value);
    default:
      return undefined;
  }
}

function floorDivide(a: bigint, b: bigint): bigint {
  return a / b - (a % b < 0n ? 1n : 0n);
}

function timeMethod(time: GoTime, name: string, args: readonly Value[]): Value | undefined {
  const local = time.nanoseconds + time.offset * second;
  const days = floorDivide(local, day);
  const ofDay = local - days * day;
  const int64 = (n: bigint) => goNumber(types.int64, n);
  const [argument = null] = args;
  const other = isObject(argument) && argument.kind === 'time' ? argument.nanoseconds : undefined;
  switch (name) {
    case 'Hour':
      return ofDay / (3600n * second);
    case 'Minute':
      return (ofDay / (60n * second)) % 60n;
    case 'Second':
      return (ofDay / second) % 60n;
    case 'Nanosecond':
      return ofDay % second;
    case 'Year':
      return civil(days).year;
    case 'Month':
      return goNumber(types.month, civil(days).month);
    case 'Day':
      return civil(days).day;
    case 'YearDay':
      return days - daysBefore(civil(days).year) + 1n;
    case 'Weekday':
      return goNumber(types.weekday, (((days + 4n) % 7n) + 7n) % 7n);
    case 'Format':
      return typeof argument === 'string' ? formatTime(fieldsOf(time), argument) : undefined;
    case 'Unix':
      return int64(floorDivide(time.nanoseconds, second));
    case 'UnixMilli':
      return int64(floorDivide(time.nanoseconds, 1_000_000n));
    case 'UnixMicro':
      return int64(floorDivide(time.nanoseconds, 1_000n));
    case 'UnixNano':
      return int64(time.nanoseconds);
    case 'IsZero':
      return time.nanoseconds === -62_135_596_800n * second;
    case 'UTC':
      return { ...time, offset: 0n };
    case 'In':
      return isObject(argument) && argument.kind === 'location' ? { ...time, offset: argument.offset } : undefined;
    case 'Add':
      return isObject(argument) && argument.kind === 'number'
        ? { ...time, nanoseconds: time.nanoseconds + argument.value }
        : undefined;
  }
  if (other === undefined) return undefined;
  switch (name) {
    case 'Before':
      return time.nanoseconds < other;
    case 'After':
      return time.nanoseconds > other;
    case 'Equal':
      return time.nanoseconds === other;
    case 'Compare':
      return time.nanoseconds < other ? -1n : time.nanoseconds > other ? 1n : 0n;
    default:
      return undefined;
  }
}

function fieldsOf(time: GoTime): Civil {
  const field = (name: string) => {
    const value = timeMethod(time, name, []);
    return isObject(value ?? null) ? (value as GoNumber).value : (value as bigint);
  };
  const month = field('Month');
  return {
    year: field('Year'),
    month,
    day: field('Day'),
    yearDay: field('YearDay'),
    monthName: monthName(month),
    weekdayName: weekdayName(field('Weekday')),
    hour: field('Hour'),
    minute: field('Minute'),
    second: field('Second'),
    nanosecond: field('Nanosecond'),
    offset: time.offset,
  };
}

/** Days from 1970-01-01 to January 1st of a year. */
function daysBefore(year: bigint): bigint {
  const y = year - 1n;
  return y * 365n + floorDivide(y, 4n) - floorDivide(y, 100n) + floorDivide(y, 400n) - 719_162n;
}

/** The date so many days after 1970-01-01. */
function civil(days: bigint): { year: bigint; month: bigint; day: bigint } {
  const z = days + 719_468n; // from March 1st of year 0
  const era = floorDivide(z, 146_097n);
  const ofEra = z - era * 146_097n;
  const yearOfEra = (ofEra - ofEra / 1460n + ofEra / 36_524n - ofEra / 146_096n) / 365n;
  const ofYear = ofEra - (365n * yearOfEra + yearOfEra / 4n - yearOfEra / 100n);
  const shifted = (5n * ofYear + 2n) / 153n;
  const month = shifted < 10n ? shifted + 3n : shifted - 9n;
  const year = yearOfEra + era * 400n + (month <= 2n ? 1n : 0n);
  return { year, month, day: ofYear - (153n * shifted + 2n) / 5n + 1n };
}
