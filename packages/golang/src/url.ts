import { parseAddr } from './netip.ts';
import { quote } from './quote.ts';
import { fail, ok, type Result } from './result.ts';
import { utf8Decode, utf8Encode } from './utf8.ts';

/** The parts of a net/url.URL that setup code of CoreDNS reads; `host` still has its port, `path` is unescaped. */
export interface ParsedURL {
  readonly scheme: string;
  readonly opaque: string;
  readonly host: string;
  readonly path: string;
  readonly rawQuery: string;
}

type Mode = 'path' | 'userinfo' | 'host' | 'zone' | 'fragment';
type Failure = { readonly ok: false; readonly error: string };

/** net/url.Parse. Errors have Go's text: `parse "…": missing protocol scheme`. */
export function parseURL(text: string): Result<ParsedURL> {
  const hash = text.indexOf('#');
  const [url, fragment] = hash < 0 ? [text, ''] : [text.slice(0, hash), text.slice(hash + 1)];
  const parsed = parse(url);
  if (!parsed.ok) return fail(`parse ${quote(url)}: ${parsed.error}`);
  const decoded = percentDecode(fragment, 'fragment');
  return decoded.ok ? parsed : fail(`parse ${quote(text)}: ${decoded.error}`);
}

/** The port that net/url.URL.Port reads off a host: '' where there is none. */
export function portOf(host: string): string {
  const port = /:([0-9]*)$/.exec(host);
  return port === null || (host[0] === '[' && !/\]:[0-9]*$/.test(host)) ? '' : (port[1] as string);
}

/** net/url.URL.Hostname: the host without port and brackets. */
export function hostnameOf(host: string): string {
  const bracket = /^\[([^\]]*)\]/.exec(host);
  return bracket !== null ? (bracket[1] as string) : host.replace(/:[0-9]*$/, '');
}

function parse(text: string): Result<ParsedURL> {
  const url = { scheme: '', opaque: '', host: '', path: '', rawQuery: '' };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses exactly these
  if (/[\u0000-\u001f\u007f]/.test(text)) return fail('net/url: invalid control character in URL');
  if (text === '*') return ok({ ...url, path: '*' });
  if (text.startsWith(':')) return fail('missing protocol scheme');
  const scheme = /^[a-zA-Z][a-zA-Z0-9+.-]*(?=:)/.exec(text)?.[0] ?? '';
  let rest = scheme === '' ? text : text.slice(scheme.length + 1);
  url.scheme = scheme.toLowerCase();
  const question = rest.indexOf('?');
  if (question >= 0) {
    url.rawQuery = rest.slice(question + 1);
    rest = rest.slice(0, question);
  }
  if (!rest.startsWith('/')) {
    if (scheme !== '') return ok({ ...url, opaque: rest });
    if (/^[^/]*:/.test(rest)) return fail('first path segment in URL cannot contain colon');
  }
  if (rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'))) {
    const slash = rest.indexOf('/', 2);
    const authority = slash < 0 ? rest.slice(2) : rest.slice(2, slash);
    rest = slash < 0 ? '' : rest.slice(slash);
    const host = parseAuthority(authority);
    if (!host.ok) return host;
    url.host = host.value;
  }
  const path = percentDecode(rest, 'path');
  return path.ok ? ok({ ...url, path: path.value }) : path;
}

function parseAuthority(authority: string): Result<string> {
  const at = authority.lastIndexOf('@');
  const host = parseHost(authority.slice(at + 1));
  if (!host.ok || at < 0) return host;
  const userinfo = authority.slice(0, at);
  if (!/^[A-Za-z0-9\-._:~!$&'()*+,;=%@]*$/.test(userinfo)) return fail('net/url: invalid userinfo');
  const [user = '', password] = cut(userinfo, ':');
  for (const part of [user, password ?? '']) {
    const decoded = percentDecode(part, 'userinfo');
    if (!decoded.ok) return decoded;
  }
  return host;
}

function parseHost(host: string): Result<string> {
  const open = host.lastIndexOf('[');
  if (open > 0) return fail('invalid IP-literal');
  if (open === 0) return parseLiteral(host);
  // CoreDNS is built with urlstrictcolons=0 (its go.mod says go 1.25): what stands before the last colon is free.
  const colon = host.lastIndexOf(':');
  const port = colon < 0 ? '' : host.slice(colon);
  return isOptionalPort(port) ? percentDecode(host, 'host') : invalidPort(port);
}

function parseLiteral(host: string): Result<string> {
  const close = host.lastIndexOf(']');
  if (close < 0) return fail("missing ']' in host");
  const port = host.slice(close + 1);
  if (!isOptionalPort(port)) return invalidPort(port);
  const name = host.slice(1, close);
  const zoneAt = name.indexOf('%25'); // RFC 6874 writes the percent sign of a zone as %25
  const address = percentDecode(zoneAt < 0 ? name : name.slice(0, zoneAt), 'host');
  if (!address.ok) return address;
  const zone = percentDecode(zoneAt < 0 ? '' : name.slice(zoneAt), 'zone');
  if (!zone.ok) return zone;
  const literal = address.value + zone.value;
  const addr = parseAddr(literal);
  if (!addr.ok) return fail(`invalid host: ${addr.error}`);
  return addr.value.bytes.length === 4 ? fail('invalid IP-literal') : ok(`[${literal}]${port}`);
}

function isOptionalPort(port: string): boolean {
  return /^(:[0-9]*)?$/.test(port);
}

function invalidPort(port: string): Failure {
  return fail(`invalid port ${quote(port)} after host`);
}

function percentDecode(text: string, mode: Mode): Result<string> {
  const inHost = mode === 'host' || mode === 'zone';
  if (!inHost && !text.includes('%')) return ok(text);
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (char === '%') {
      const sequence = text.slice(i, i + 3);
      if (!/^%[0-9a-fA-F]{2}$/.test(sequence))
        return fail(`invalid URL escape ${quote(threeBytes(text.slice(i, i + 4)))}`);
      const byte = Number.parseInt(sequence.slice(1), 16);
      const forbidden =
        mode === 'host' ? byte < 0x80 : mode === 'zone' && byte !== 0x20 && !isHostChar(String.fromCharCode(byte));
      if (forbidden && sequence !== '%25') return fail(`invalid URL escape ${quote(sequence)}`);
      bytes.push(byte);
      i += 2;
    } else if (char >= '\u0080') {
      const point = String.fromCodePoint(text.codePointAt(i) as number);
      bytes.push(...utf8Encode(point));
      i += point.length - 1;
    } else if (inHost && !isHostChar(char)) return fail(`invalid character ${quote(char)} in host name`);
    else bytes.push(char.charCodeAt(0));
  }
  return ok(utf8Decode(bytes));
}

/** At most three bytes, as Go cuts a malformed escape, even amid a character. */
function threeBytes(text: string): string {
  return utf8Decode(utf8Encode(text).subarray(0, 3));
}

function isHostChar(char: string): boolean {
  return /^[a-zA-Z0-9\-_.~!$&'()*+,;=:[\]<>"]$/.test(char);
}

function cut(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
