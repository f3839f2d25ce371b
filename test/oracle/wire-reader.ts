import { className, typeName } from './wire-names.ts';

/** A cursor over one message. Every read throws a RangeError beyond its end. */
export class WireReader {
  readonly bytes: Buffer;
  at: number;

  constructor(bytes: Buffer, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  u8(): number {
    return this.bytes.readUInt8(this.at++);
  }

  u16(): number {
    this.at += 2;
    return this.bytes.readUInt16BE(this.at - 2);
  }

  u32(): number {
    this.at += 4;
    return this.bytes.readUInt32BE(this.at - 4);
  }

  take(length: number): Buffer {
    if (this.at + length > this.bytes.length) throw new RangeError('beyond the message');
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  hex(end: number): string {
    return this.take(end - this.at)
      .toString('hex')
      .toUpperCase();
  }

  /** Type and class of a question, written class first. */
  typeAfterClass(): string {
    const type = typeName(this.u16());
    return `${className(this.u16())} ${type}`;
  }

  name(): string {
    let text = '';
    let back = -1;
    for (let hops = 0; hops < 128; hops++) {
      const length = this.u8();
      if (length === 0) {
        if (back >= 0) this.at = back;
        return text === '' ? '.' : text;
      }
      if (length >= 0xc0) {
        const target = ((length & 0x3f) << 8) | this.u8();
        if (back < 0) back = this.at;
        this.at = target;
      } else text += `${[...this.take(length)].map(byte => escapeByte(byte, '. \'@;()"\\')).join('')}.`;
    }
    throw new RangeError('compression loop');
  }

  options(end: number): string[] {
    const options: string[] = [];
    while (this.at < end) {
      const code = this.u16();
      options.push(`${code} ${this.take(this.u16()).toString('hex')}`.trimEnd());
    }
    return options;
  }

  string(): string {
    return `"${[...this.take(this.u8())].map(byte => escapeByte(byte, '"\\')).join('')}"`;
  }

  field(letter: string, end: number): string {
    switch (letter) {
      case '1':
        return String(this.u8());
      case '2':
        return String(this.u16());
      case '4':
        return String(this.u32());
      case 'n':
        return this.name();
      case 's':
        return this.string();
      case 'k':
        return this.take(this.u8()).toString('latin1');
      case 'S': {
        const strings: string[] = [];
        while (this.at < end) strings.push(this.string());
        return strings.join(' ');
      }
      case 'q':
        return `"${[...this.take(end - this.at)].map(byte => escapeByte(byte, '"\\')).join('')}"`;
      case 'a':
        return [...this.take(4)].join('.');
      case 'A':
        return ipv6Text(this.take(16));
      case 't':
        return typeName(this.u16());
      case 'T':
        return this.typeBitmap(end);
      case 'x':
        return this.hex(end).toLowerCase();
      case 'X':
        return this.take(this.u8()).toString('hex').toUpperCase() || '-';
      case 'h':
        return base32hex(this.take(this.u8()));
      case 'b':
        return this.take(end - this.at).toString('base64');
      case 'd':
        return new Date(this.u32() * 1000).toISOString().replace(/[-:T]|\.000Z/g, '');
      case 'p':
        return this.serviceParameters(end);
      case 'e':
        return [...this.take(end - this.at)].map(byte => byte.toString(16).padStart(2, '0')).join('-');
      default: // LOC is left in hex: what matters is that it passed unharmed
        return `\\# ${end - this.at} ${this.hex(end)}`;
    }
  }

  typeBitmap(end: number): string {
    const types: string[] = [];
    while (this.at < end) {
      const window = this.u8();
      [...this.take(this.u8())].forEach((byte, octet) => {
        for (let bit = 0; bit < 8; bit++)
          if (byte & (0x80 >> bit)) types.push(typeName(window * 256 + octet * 8 + bit));
      });
    }
    return types.join(' ');
  }

  /** Keys by number and values in hex: our own notation, the same for every key. */
  serviceParameters(end: number): string {
    const parameters: string[] = [];
    while (this.at < end) {
      const key = this.u16();
      parameters.push(`key${key}=${this.take(this.u16()).toString('hex')}`);
    }
    return parameters.join(' ');
  }
}

function escapeByte(byte: number, special: string): string {
  if (byte < 32 || byte > 126) return `\\${String(byte).padStart(3, '0')}`;
  const char = String.fromCharCode(byte);
  return special.includes(char) ? `\\${char}` : char;
}

/** As CoreDNS prints it: a mapped address keeps its `::ffff:` before the IPv4, the longest run of zeros (of two or more) as `::`. */
function ipv6Text(octets: Buffer): string {
  const mapped = octets.subarray(0, 12).equals(Buffer.from('00000000000000000000ffff', 'hex'));
  if (mapped) return `::ffff:${[...octets.subarray(12)].join('.')}`;
  const groups = Array.from({ length: 8 }, (_, i) => octets.readUInt16BE(2 * i).toString(16));
  let best = { start: -1, length: 1 };
  for (let start = 0; start < 8; start++) {
    let length = 0;
    while (groups[start + length] === '0') length++;
    if (length > best.length) best = { start, length };
  }
  if (best.start < 0) return groups.join(':');
  return `${groups.slice(0, best.start).join(':')}::${groups.slice(best.start + best.length).join(':')}`;
}

function base32hex(bytes: Buffer): string {
  const bits = [...bytes].map(byte => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map(five => '0123456789ABCDEFGHIJKLMNOPQRSTUV'[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('');
}
