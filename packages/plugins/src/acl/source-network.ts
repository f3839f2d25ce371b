import { type IPNet, parseCIDR } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

const everything = ['0.0.0.0/0', '::/0'].map(readNetwork) as readonly IPNet[];

/** Networks an entry applies to: CIDR notation, a single address (its own network), or `*` for every address. */
export const sourceNetwork: Value<readonly IPNet[]> = value({
  label: 'SOURCE',
  expects: 'an address, a network such as 10.0.0.0/8, or *',
  suggestions: ['*', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fd00::/8'],
  colour: 'address',
  matches: token => token === '*' || readNetwork(token) !== undefined,
  read(token) {
    if (token === '*') return everything;
    const network = readNetwork(token);
    return network
      ? [network]
      : new Fault(`'${token}' is neither an address nor a network; write one such as 192.0.2.1 or 10.0.0.0/8, or *`);
  },
});

function readNetwork(text: string): IPNet | undefined {
  const mask = text.includes('/') ? '' : text.includes(':') ? '/128' : '/32';
  const read = parseCIDR(text + mask);
  return read.ok ? read.value.net : undefined;
}
