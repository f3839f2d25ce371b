const units = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 } as const;

/**
 * Seconds of a TTL in a zone file: `3600`, `1h30m`, `2W`; undefined when it is none or above 2³²−1.
 * As in miekg/dns the empty text is 0, and so is a unit without a number.
 */
export function parseTtl(text: string): number | undefined {
  if (!/^[0-9smhdw]*$/i.test(text)) return undefined;
  let total = 0n;
  for (const [, digits = '', unit] of text.toLowerCase().matchAll(/([0-9]*)([smhdw]?)/g)) {
    const factor = unit ? units[unit as keyof typeof units] : 1;
    total += uint64(digits) * BigInt(factor);
  }
  const seconds = BigInt.asUintN(64, total);
  return seconds < 2n ** 32n ? Number(seconds) : undefined;
}

/** Go counts in 64 bits that wrap around: `18446744073709551617` is 1. */
function uint64(digits: string): bigint {
  let value = 0n;
  for (const part of digits.match(/.{1,15}/g) ?? []) {
    value = BigInt.asUintN(64, value * 10n ** BigInt(part.length) + BigInt(part));
  }
  return value;
}
