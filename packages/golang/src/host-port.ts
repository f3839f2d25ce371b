import { fail, ok, type Result } from './result.ts';

/** net.SplitHostPort: 'host:port', '[v6]:port', '[v6%zone]:port'. A port is any text; brackets are removed. */
export function splitHostPort(address: string): Result<{ host: string; port: string }> {
  const error = (why: string) => fail(address === '' ? why : `address ${address}: ${why}`);
  const missingPort = 'missing port in address';
  const tooManyColons = 'too many colons in address';
  const colon = address.lastIndexOf(':');
  if (colon < 0) return error(missingPort);
  let host = address.slice(0, colon);
  let afterOpen = 0;
  let afterClose = 0;
  if (address[0] === '[') {
    const close = address.indexOf(']');
    if (close < 0) return error("missing ']' in address");
    if (close + 1 !== colon) return error(address[close + 1] === ':' ? tooManyColons : missingPort);
    host = address.slice(1, close);
    afterOpen = 1;
    afterClose = close + 1;
  } else if (host.includes(':')) return error(tooManyColons);
  if (address.indexOf('[', afterOpen) >= 0) return error("unexpected '[' in address");
  if (address.indexOf(']', afterClose) >= 0) return error("unexpected ']' in address");
  return ok({ host, port: address.slice(colon + 1) });
}

/** net.JoinHostPort: brackets around a host that has a colon. */
export function joinHostPort(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
