import { utf8Decode } from '@corefile/golang';

/** A value of a MaxMind database: whole numbers are bigint, so that they differ from fractions. */
export type DataValue =
  | string
  | number
  | bigint
  | boolean
  | Uint8Array
  | readonly DataValue[]
  | ReadonlyMap<string, DataValue>;

/** What Go's reader takes; deeper data is broken. */
const DEEPEST = 512;
const sizeBase = [29, 285, 65_821];
const pointerBase = [0, 2048, 526_336, 0];

/** Reads the value at an offset of a data section, pointers followed; undefined for broken data. */
export function readValue(data: Uint8Array, offset: number): DataValue | undefined {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  let at = offset;
  try {
    return value(0, false);
  } catch (error) {
    if (error instanceof RangeError) return undefined; // beyond the end, or too deep
    throw error;
  }

  function value(depth: number, isPointed: boolean): DataValue {
    if (depth > DEEPEST) throw new RangeError('data nests too deeply');
    const control = take();
    let type = control >> 5;
    if (type === 1) {
      const target = pointer(control);
      const back = at;
      if (isPointed) throw new RangeError('a pointer leads to a pointer');
      at = target;
      const found = value(depth + 1, true);
      at = back;
      return found;
    }
    if (type === 0) type = take() + 7;
    return typed(type, sizeOf(control & 31), depth);
  }

  function typed(type: number, size: number, depth: number): DataValue {
    switch (type) {
      case 2:
        return utf8Decode(octets(size));
      case 3:
        return float(size, 8);
      case 4:
        return octets(size);
      case 5:
      case 6:
      case 9:
      case 10:
        return whole(size);
      case 7: {
        const map = new Map<string, DataValue>();
        for (let i = 0; i < size; i++) map.set(String(value(depth + 1, false)), value(depth + 1, false));
        return map;
      }
      case 8:
        return BigInt.asIntN(32, whole(size));
      case 11:
        return Array.from({ length: size }, () => value(depth + 1, false));
      case 14:
        return size === 1;
      case 15:
        return float(size, 4);
      default:
        throw new RangeError(`unknown type ${type}`);
    }
  }

  function take(): number {
    return view.getUint8(at++);
  }
  function octets(size: number): Uint8Array {
    if (at + size > data.length) throw new RangeError('beyond the end');
    at += size;
    return data.subarray(at - size, at);
  }
  function whole(size: number): bigint {
    return octets(size).reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
  }
  function float(size: number, width: 4 | 8): number {
    if (size !== width) throw new RangeError('a fraction of another size');
    at += width;
    return width === 8 ? view.getFloat64(at - 8) : view.getFloat32(at - 4);
  }
  /** Sizes of 29 and more say how many octets of size follow. */
  function sizeOf(size: number): number {
    if (size < 29) return size;
    return Number(whole(size - 28)) + (sizeBase[size - 29] as number);
  }
  function pointer(control: number): number {
    const width = (control >> 3) & 3;
    const high = width === 3 ? 0 : (control & 7) * 256 ** (width + 1);
    return Number(whole(width + 1)) + high + (pointerBase[width] as number);
  }
}
