/**
 * math.Pow. Whole exponents are multiplied out as Go does it, whose last bit is not always that of JavaScript's `**`;
 * of the others only ±0.5 are modelled: Go goes through Exp and Log, whose last bits depend on the machine.
 */
export function power(x: number, y: number): number | undefined {
  if (x === 1 || (x === -1 && Math.abs(y) === Infinity)) return 1; // NaN in JavaScript
  if (x === 0 || !Number.isFinite(x) || !Number.isFinite(y) || Math.abs(y) >= 2 ** 63) return x ** y;
  if (Math.abs(y) === 0.5) return y > 0 ? Math.sqrt(x) : 1 / Math.sqrt(x);
  if (!Number.isInteger(y)) return x < 0 ? Number.NaN : undefined;
  let [fraction, exponent] = split(x);
  let product = 1;
  let shift = 0;
  for (let rest = BigInt(Math.abs(y)); rest !== 0n; rest >>= 1n) {
    if (Math.abs(exponent) > 4096) {
      shift += exponent; // over- or underflow is certain
      break;
    }
    if (rest & 1n) {
      product *= fraction;
      shift += exponent;
    }
    fraction *= fraction;
    exponent *= 2;
    if (fraction < 0.5) {
      fraction += fraction;
      exponent--;
    }
  }
  return y < 0 ? scale(1 / product, -shift) : scale(product, shift);
}

/** math.Frexp: x is the first, of magnitude 0.5 up to 1, times 2 to the power of the second. */
function split(x: number): [number, number] {
  let exponent = Math.floor(Math.log2(Math.abs(x))) + 1;
  let fraction = scale(x, -exponent);
  if (Math.abs(fraction) >= 1) {
    fraction /= 2;
    exponent++;
  } else if (Math.abs(fraction) < 0.5) {
    fraction *= 2;
    exponent--;
  }
  return [fraction, exponent];
}

/** math.Ldexp, rounded once. */
function scale(fraction: number, exponent: number): number {
  const bounded = Math.max(-2200, Math.min(2200, exponent));
  const step = Math.trunc(bounded / 3);
  if (bounded >= -1000) return fraction * 2 ** step * 2 ** step * 2 ** (bounded - 2 * step);
  return fraction * 2 ** Math.max(bounded + 1000, -1000) * 2 ** (bounded - Math.max(bounded + 1000, -1000));
}
