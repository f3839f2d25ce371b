import { type IP, type IPNet, parseCIDR, parseIP } from '@corefile/golang';
import { Fault, type Value, value } from '../value.ts';

/** An IP address without port or zone. */
export const ip: Value<IP> = value({
  label: 'ADDRESS',
  expects: 'an IP address such as 10.0.0.1 or 2001:db8::1',
  colour: 'address',
  matches: token => parseIP(token) !== undefined,
  read: token =>
    parseIP(token) ?? new Fault(`'${token}' is not an IP address; write one such as 10.0.0.1 or 2001:db8::1`),
});

/** A network in CIDR notation. */
export const network: Value<IPNet> = value({
  label: 'CIDR',
  expects: 'a network in CIDR notation such as 10.0.0.0/8',
  colour: 'address',
  matches: token => parseCIDR(token).ok,
  read(token) {
    const read = parseCIDR(token);
    return read.ok
      ? read.value.net
      : new Fault(`'${token}' is not a network; write one in CIDR notation such as 10.0.0.0/8`);
  },
});
