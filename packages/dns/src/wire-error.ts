/** Thrown inside the package while packing and unpacking; encode and decode catch it and return its message. */
export class WireError extends Error {}

/** miekg/dns marks its own errors with its name. */
export function dnsError(text: string): WireError {
  return new WireError(`dns: ${text}`);
}
