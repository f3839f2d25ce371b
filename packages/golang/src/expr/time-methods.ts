// Method sets of package time's types, as reflect lists them: receiver first. The checker needs all of them to know
// which calls CoreDNS accepts; which of them are evaluated is time.ts's matter.

function methods(
  receiver: string,
  list: Readonly<Record<string, string>>,
): readonly [string, ReadonlyMap<string, string>] {
  const signatures = Object.entries(list).map(([name, signature]): [string, string] => {
    const [parameters = '', ...results] = signature.split(' -> ');
    const separator = parameters === '' ? '' : ', ';
    return [name, `func(${receiver}${separator}${parameters}) ${results.join('')}`];
  });
  return [receiver, new Map(signatures)];
}

/** Type name → method name → signature. */
export const timeMethods: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  methods('time.Time', {
    Add: 'time.Duration -> time.Time',
    AddDate: 'int, int, int -> time.Time',
    After: 'time.Time -> bool',
    AppendBinary: '[]uint8 -> ([]uint8, error)',
    AppendFormat: '[]uint8, string -> []uint8',
    AppendText: '[]uint8 -> ([]uint8, error)',
    Before: 'time.Time -> bool',
    Clock: ' -> (int, int, int)',
    Compare: 'time.Time -> int',
    Date: ' -> (int, time.Month, int)',
    Day: ' -> int',
    Equal: 'time.Time -> bool',
    Format: 'string -> string',
    GoString: ' -> string',
    GobEncode: ' -> ([]uint8, error)',
    Hour: ' -> int',
    ISOWeek: ' -> (int, int)',
    In: '*time.Location -> time.Time',
    IsDST: ' -> bool',
    IsZero: ' -> bool',
    Local: ' -> time.Time',
    Location: ' -> *time.Location',
    MarshalBinary: ' -> ([]uint8, error)',
    MarshalJSON: ' -> ([]uint8, error)',
    MarshalText: ' -> ([]uint8, error)',
    Minute: ' -> int',
    Month: ' -> time.Month',
    Nanosecond: ' -> int',
    Round: 'time.Duration -> time.Time',
    Second: ' -> int',
    String: ' -> string',
    Sub: 'time.Time -> time.Duration',
    Truncate: 'time.Duration -> time.Time',
    UTC: ' -> time.Time',
    Unix: ' -> int64',
    UnixMicro: ' -> int64',
    UnixMilli: ' -> int64',
    UnixNano: ' -> int64',
    Weekday: ' -> time.Weekday',
    Year: ' -> int',
    YearDay: ' -> int',
    Zone: ' -> (string, int)',
    ZoneBounds: ' -> (time.Time, time.Time)',
  }),
  methods('time.Duration', {
    Abs: ' -> time.Duration',
    Hours: ' -> float64',
    Microseconds: ' -> int64',
    Milliseconds: ' -> int64',
    Minutes: ' -> float64',
    Nanoseconds: ' -> int64',
    Round: 'time.Duration -> time.Duration',
    Seconds: ' -> float64',
    String: ' -> string',
    Truncate: 'time.Duration -> time.Duration',
  }),
  methods('time.Month', { String: ' -> string' }),
  methods('time.Weekday', { String: ' -> string' }),
  methods('*time.Location', { String: ' -> string' }),
]);
