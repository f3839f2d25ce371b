import { escapeNameOctet } from './presentation.ts';
import { u16At } from './u16-at.ts';
import { dnsError } from './wire-error.ts';

const MAX_POINTERS = 126;

/** A cursor over a message. `end` bounds what may be read: a record's rdata ends where RDLENGTH says. */
export class WireReader {
  readonly message: Uint8Array;
  offset: number;
  end: number;

  constructor(message: Uint8Array, offset = 0) {
    this.message = message;
    this.offset = offset;
    this.end = message.length;
  }

  get atEnd(): boolean {
    return this.offset === this.end;
  }

  u8(): number {
    return this.take(1, 'overflow unpacking uint8')[0] as number;
  }

  u16(): number {
    const bytes = this.take(2, 'overflow unpacking uint16');
    return u16At(bytes, 0);
  }

  u32(): number {
    return unsigned(this.take(4, 'overflow unpacking uint32'));
  }

  u48(): number {
    const bytes = this.take(6, 'overflow unpacking uint64 as uint48');
    return unsigned(bytes.subarray(0, 2)) * 2 ** 32 + unsigned(bytes.subarray(2));
  }

  u64(): bigint {
    const bytes = this.take(8, 'overflow unpacking uint64');
    return (BigInt(unsigned(bytes.subarray(0, 4))) << 32n) | BigInt(unsigned(bytes.subarray(4)));
  }

  /** The next `count` octets; `overflow` is the error when there are fewer. */
  take(count: number, overflow: string): Uint8Array {
    if (this.offset + count > this.end) throw dnsError(overflow);
    this.offset += count;
    return this.message.subarray(this.offset - count, this.offset);
  }

  /** All that is left. */
  rest(): Uint8Array {
    return this.take(this.end - this.offset, '');
  }

  /** A name in presentation form (UnpackDomainName): at most 255 octets and 126 pointers, which stay before `end`. */
  name(): string {
    let text = '';
    let at = this.offset;
    let after = -1;
    let budget = 255;
    let pointers = 0;
    for (;;) {
      if (at >= this.end) throw dnsError('buffer size too small');
      const length = this.message[at++] as number;
      if (length === 0) break;
      if (length < 0x40) {
        if (at + length > this.end) throw dnsError('buffer size too small');
        budget -= length + 1;
        if (budget <= 0) throw dnsError('domain name exceeded 255 wire-format octets');
        for (const to = at + length; at < to; at++) text += escapeNameOctet(this.message[at] as number);
        text += '.';
      } else if (length >= 0xc0) {
        if (at >= this.end) throw dnsError('buffer size too small');
        const low = this.message[at++] as number;
        if (pointers === 0) after = at;
        if (++pointers > MAX_POINTERS) throw dnsError('too many compression pointers');
        at = ((length & 0x3f) << 8) | low;
      } else throw dnsError('bad rdata');
    }
    this.offset = pointers === 0 ? at : after;
    return text === '' ? '.' : text;
  }
}

function unsigned(bytes: Uint8Array): number {
  let value = 0;
  for (const byte of bytes) value = value * 256 + byte;
  return value;
}
