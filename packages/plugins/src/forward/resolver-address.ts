import { parseIP, splitHostPort } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

const hostOf = (token: string): string => {
  const split = splitHostPort(token);
  return split.ok ? split.value.host : token;
};

/** An IP address with an optional port, of which nothing but the colon is looked at (`127.0.0.1:x` passes). */
export const resolverAddress: Value<string> = value({
  label: 'ADDRESS',
  expects: 'an IP address, with a port if it is not 53',
  colour: 'address',
  matches: token => parseIP(hostOf(token)) !== undefined,
  read: token =>
    parseIP(hostOf(token)) !== undefined
      ? token
      : new Fault(
          `'${token}' is not an IP address with an optional port; write one such as 10.0.0.1 or [2001:db8::1]:53`,
        ),
});
