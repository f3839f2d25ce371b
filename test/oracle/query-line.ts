/** One query as a case writes it: `NAME TYPE [CLASS] [+tcp] [+do] … [+wait=SECONDS]`. */
export interface QueryLine {
  readonly name: string;
  readonly type: string;
  readonly class: string;
  readonly tcp: boolean;
  readonly do: boolean;
  readonly cd: boolean;
  readonly ad: boolean;
  readonly recursionDesired: boolean;
  /** Absent with `+noedns`; the advertised UDP size otherwise. */
  readonly bufsize?: number;
  /** EDNS version: 0 unless `+ednsversion=N` asks for the server's BADVERS. */
  readonly ednsVersion: number;
  /** `+subnet=192.0.2.0/24`: the client subnet option. */
  readonly subnet?: string;
  readonly nsid: boolean;
  /** Loopback source address. */
  readonly from?: string;
  /** Seconds to let pass before this query is sent. */
  readonly wait: number;
  /** `+serial=N`: the SOA that an IXFR carries in its authority section. */
  readonly serial?: number;
  /** `+opcode=N`: 0 (QUERY) when absent. */
  readonly opcode: number;
}

const CLASSES = new Set(['IN', 'CH', 'HS', 'ANYCLASS']);

/** Reads one query line. The name is made fully qualified; the type is `A` when none is written. */
export function parseQueryLine(line: string): QueryLine {
  const [name = '.', ...words] = line.split(/\s+/).filter(word => word !== '');
  const options = new Map<string, string>();
  let type = 'A';
  let qclass = 'IN';
  for (const word of words) {
    if (word.startsWith('+')) {
      const [key = '', value = ''] = word.slice(1).split(/=(.*)/s);
      options.set(key, value);
    } else if (CLASSES.has(word)) qclass = word;
    else type = word;
  }
  const subnet = options.get('subnet');
  const from = options.get('from');
  return {
    name: name.endsWith('.') ? name : `${name}.`,
    type,
    class: qclass,
    tcp: options.has('tcp'),
    do: options.has('do'),
    cd: options.has('cd'),
    ad: options.has('ad'),
    recursionDesired: !options.has('nord'),
    // DO lives in the OPT record, so +do wins over +noedns.
    ...(options.has('noedns') && !options.has('do') ? {} : { bufsize: Number(options.get('bufsize') || 1232) }),
    ednsVersion: Number(options.get('ednsversion') ?? 0),
    ...(subnet === undefined ? {} : { subnet }),
    nsid: options.has('nsid'),
    ...(from === undefined ? {} : { from }),
    wait: Number(options.get('wait') ?? 0),
    ...(options.has('serial') ? { serial: Number(options.get('serial')) } : {}),
    opcode: Number(options.get('opcode') ?? 0),
  };
}
