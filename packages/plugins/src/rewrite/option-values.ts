import { decodeHex } from '@corefile/dns';
import { parseUint, utf8Encode } from '@corefile/golang';
import { Fault, type Value, value, where } from '@corefile/schema';

/** A number in any of Go's notations: 65518, 0xffee, 0o17, 0b11. */
const goNumber = (label: string, expects: string, max: number, suggestions: readonly string[]): Value<number> =>
  value({
    label,
    expects,
    suggestions,
    colour: 'number',
    matches: token => parseUint(token, 0, 16).ok,
    read(token) {
      const read = parseUint(token, 0, 16);
      return read.ok && read.value <= max
        ? Number(read.value)
        : new Fault(`'${token}' is no such number; write ${expects}`);
    },
  });

export const optionCode = goNumber('CODE', 'the code of an EDNS0 option, from 0 to 0xffff', 0xffff, ['0xffee']);
export const prefixLength = (bits: 32 | 128): Value<number> =>
  goNumber('BITS', `a prefix length from 0 to ${bits}`, bits, bits === 32 ? ['24', '32'] : ['56', '128']);

/** What an EDNS0 option is filled with: octets, or a property of the query (`client_ip`, or a metadata label such as `geoip/city/name`). */
export type OptionData =
  | { readonly kind: 'octets'; readonly octets: Uint8Array }
  | { readonly kind: 'variable'; readonly name: string };

const variables = ['qname', 'qtype', 'client_ip', 'client_port', 'protocol', 'server_ip', 'server_port'];
const braced = variables.map(name => `{${name}}`);

/** A text, octets in hexadecimal after 0x, or a variable in braces. */
export const optionData: Value<OptionData> = value({
  label: 'DATA',
  expects: `a text, octets such as 0x1f2e, or one of ${braced.join(', ')} and {PLUGIN/LABEL}`,
  suggestions: braced,
  colour: 'string',
  matches: () => true,
  read(token) {
    const name = /^\{(.*)\}$/s.exec(token)?.[1];
    if (name !== undefined) {
      return variables.includes(name) || isMetadataLabel(name)
        ? { kind: 'variable', name }
        : new Fault(`'${token}' is no variable; write one of ${braced.join(', ')}, or a metadata label {PLUGIN/LABEL}`);
    }
    const octets = token.startsWith('0x') ? decodeHex(token.slice(2)) : utf8Encode(token);
    return octets
      ? { kind: 'octets', octets }
      : new Fault(`'${token}' is not hexadecimal; write two digits for each octet after 0x`);
  },
});

/** Up to 1.8.4 a label of metadata had one slash. */
export const optionDataOfOneSlash: Value<OptionData> = where(
  optionData,
  data => data.kind !== 'variable' || data.name.split('/').length < 3,
  'a metadata label with one slash: others are known since CoreDNS 1.8.5',
);

/** metadata.IsLabel: something on both sides of the first slash. */
function isMetadataLabel(label: string): boolean {
  const slash = label.indexOf('/');
  return slash > 0 && slash < label.length - 1;
}
