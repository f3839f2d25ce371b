/** An element of DER (X.690): what its first byte says it is, and the bytes within. */
export interface DerElement {
  readonly tag: number;
  readonly content: Uint8Array;
}

export const der = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, sequence: 0x30 } as const;

/** The elements one after another in `bytes`; undefined if a length is not as DER wants it, or reaches beyond the end. */
export function derElements(bytes: Uint8Array): readonly DerElement[] | undefined {
  const elements: DerElement[] = [];
  let at = 0;
  while (at < bytes.length) {
    const tag = bytes[at] as number;
    const first = bytes[at + 1];
    if (first === undefined || (tag & 0x1f) === 0x1f) return undefined;
    at += 2;
    let length = first;
    if (first >= 0x80) {
      const count = first & 0x7f;
      if (count === 0 || count > 4) return undefined;
      length = 0;
      for (let i = 0; i < count; i++) length = length * 256 + (bytes[at++] ?? Number.NaN);
      if (!(length >= 0x80)) return undefined;
    }
    if (at + length > bytes.length) return undefined;
    elements.push({ tag, content: bytes.subarray(at, at + length) });
    at += length;
  }
  return elements;
}

/** What lies in a text that is one SEQUENCE and no more. */
export function derSequence(bytes: Uint8Array): readonly DerElement[] | undefined {
  const [only, ...more] = derElements(bytes) ?? [];
  return only?.tag === der.sequence && more.length === 0 ? derElements(only.content) : undefined;
}

/** Are the elements of these kinds, in this order? More may follow. */
export const areOf = (elements: readonly DerElement[] | undefined, ...tags: readonly number[]): boolean =>
  elements !== undefined && tags.every((tag, index) => elements[index]?.tag === tag);
