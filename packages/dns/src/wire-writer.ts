import { isFqdn } from './name.ts';
import { dddToOctet, isDdd } from './presentation.ts';
import { dnsError } from './wire-error.ts';

/** Offsets from here on do not fit a compression pointer. */
export const MAX_COMPRESSION_OFFSET = 1 << 14;

/** A growing buffer for a message; `names` maps suffixes of names already written to their offsets (packDomainName). */
export class WireWriter {
  #bytes = new Uint8Array(512);
  #length = 0;
  readonly names: Map<string, number> | undefined;

  constructor(names?: Map<string, number>) {
    this.names = names;
  }

  get length(): number {
    return this.#length;
  }

  bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  u8(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = value;
  }

  u16(value: number): void {
    this.u8(value >> 8);
    this.u8(value);
  }

  u32(value: number): void {
    this.u16(value >>> 16);
    this.u16(value);
  }

  u48(value: number): void {
    this.u16(Math.floor(value / 2 ** 32));
    this.u32(value % 2 ** 32);
  }

  u64(value: bigint): void {
    this.u32(Number((value >> 32n) & 0xffffffffn));
    this.u32(Number(value & 0xffffffffn));
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Overwrites two octets written before: RDLENGTH and the lengths of character-strings are known afterwards. */
  patchU16(offset: number, value: number): void {
    this.#bytes[offset] = value >> 8;
    this.#bytes[offset + 1] = value;
  }

  /** A domain name; '' writes nothing (a record without rdata). Only with `compress` may it become a pointer. */
  name(name: string, compress: boolean): void {
    if (name === '') return;
    if (!isFqdn(name)) throw dnsError('domain must be fully qualified');
    if (name === '.') {
      this.u8(0);
      return;
    }
    let label: number[] = [];
    let suffix = 0;
    let wasDot = false;
    for (let i = 0; i < name.length; i++) {
      const code = name.charCodeAt(i);
      if (code === 0x5c) {
        const isNumber = isDdd(name, i + 1);
        label.push(isNumber ? dddToOctet(name, i + 1) : name.charCodeAt(i + 1));
        i += isNumber ? 3 : 1;
        wasDot = false;
      } else if (code === 0x2e) {
        if (i === 0 || wasDot || label.length >= 64) throw dnsError('bad rdata');
        wasDot = true;
        if (this.names) {
          const key = name.slice(suffix);
          const pointer = this.names.get(key);
          if (pointer === undefined) {
            if (this.#length < MAX_COMPRESSION_OFFSET) this.names.set(key, this.#length);
          } else if (compress) {
            this.u16(pointer | 0xc000);
            return;
          }
        }
        this.u8(label.length);
        this.raw(Uint8Array.from(label));
        label = [];
        suffix = i + 1;
      } else {
        label.push(code);
        wasDot = false;
      }
    }
    this.u8(0);
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(2 * this.#bytes.length, this.#length + count));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }
}
