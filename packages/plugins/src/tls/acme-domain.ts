import { isDomainName } from '@corefile/dns';
import { parseIP, toLower } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

/** A name for which certificates are asked, `*.` in front allowed; in lower case, ASCII, without its final dot. */
export const acmeDomain: Value<string> = value({
  label: 'DOMAIN',
  expects: 'a domain name such as dns.example.org or *.example.org',
  colour: 'zone',
  matches: token => readDomain(token) !== undefined,
  read: token =>
    readDomain(token) ??
    new Fault(`'${token}' cannot have a certificate; write a domain name such as dns.example.org or *.example.org`),
});

function readDomain(text: string): string | undefined {
  const domain = toLower(text.replace(/\.$/, ''));
  const wildcard = domain.startsWith('*.') ? '*.' : '';
  const name = domain.slice(wildcard.length);
  if (name === '' || name.includes('*') || parseIP(name)) return undefined;
  const ascii = toAscii(name);
  return ascii !== undefined && isDomainName(ascii) ? wildcard + ascii : undefined;
}

/** golang.org/x/net/idna, Lookup.ToASCII: letters, digits and hyphens, none of these at an end or third and fourth. */
function toAscii(name: string): string | undefined {
  // A URL would take `@bind` and `a:1` apart.
  if (/[^a-z0-9.\u0080-\uffff-]/.test(name)) return undefined;
  const plain = /^[a-z0-9.-]*$/.test(name) && !/(^|\.)xn--/.test(name);
  const ascii = plain ? name : punycode(name);
  if (ascii === undefined || !/^[a-z0-9.-]*$/.test(ascii)) return undefined;
  const isLabel = (label: string) => !/^-|-$/.test(label) && (label.startsWith('xn--') || label.slice(2, 4) !== '--');
  return ascii.split('.').every(isLabel) ? ascii : undefined;
}

/** Unicode's mapping and Punycode, which every JavaScript engine has in its URLs; not named by ES2023's types. */
const { URL } = globalThis as unknown as { URL: new (text: string) => { readonly hostname: string } };

function punycode(name: string): string | undefined {
  try {
    // Behind `.invalid` a last label of digits is not taken for an IPv4 address.
    return new URL(`http://${name}.invalid/`).hostname.slice(0, -'.invalid'.length);
  } catch {
    return undefined;
  }
}
