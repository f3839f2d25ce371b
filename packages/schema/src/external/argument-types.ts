import type { Value } from '../value.ts';
import { duration } from '../values/duration.ts';
import { hostPort, listenAddress } from '../values/endpoint.ts';
import { ip, network } from '../values/network.ts';
import { bool, float, int, percent, seconds } from '../values/number.ts';
import { path } from '../values/path.ts';
import { regex } from '../values/regex.ts';
import { text } from '../values/text.ts';
import { qclass, qtype, rcode, word } from '../values/vocabulary.ts';
import { name, origin } from '../values/zone.ts';

/** What an argument of a plugin described in JSON may say of its value. */
export interface ArgumentLimits {
  readonly words?: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

interface ArgumentType {
  readonly help: string;
  /** Limits that it takes. */
  readonly limits?: readonly (keyof ArgumentLimits)[];
  value(limits: ArgumentLimits): Value<unknown>;
}

const range = ({ min, max }: ArgumentLimits) => ({
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

/** The values that a schema in JSON can name: the values of the declarations in code. */
export const argumentTypes = {
  text: { help: 'anything', value: () => text('TEXT', 'a text') },
  word: { help: 'one of `words`', limits: ['words'], value: ({ words = [] }) => word(...words) },
  int: { help: 'a whole number', limits: ['min', 'max'], value: limits => int(range(limits)) },
  float: { help: 'a number', value: () => float(64) },
  percent: { help: 'a percentage such as 10%', limits: ['min', 'max'], value: limits => percent(range(limits)) },
  seconds: { help: 'a number of seconds', limits: ['min', 'max'], value: limits => seconds(range(limits)) },
  duration: {
    help: 'a duration of Go such as 30s, limits in milliseconds',
    limits: ['min', 'max'],
    value: limits => duration(range(limits)),
  },
  bool: { help: 'true or false, as Go reads it', value: () => bool },
  name: { help: 'a domain name', value: () => name },
  zone: { help: 'a zone, a network for its reverse zone', value: () => origin },
  ip: { help: 'an IP address', value: () => ip },
  network: { help: 'a network such as 10.0.0.0/8, or an address', value: () => network },
  address: { help: 'an address of a server, with or without a port', value: () => hostPort() },
  listen: { help: 'an address to listen on, such as :8080', value: () => listenAddress },
  path: { help: 'a file', value: () => path },
  regex: { help: 'a regular expression of Go', value: () => regex() },
  qtype: { help: 'a record type such as AAAA', value: () => qtype },
  qclass: { help: 'a class such as IN', value: () => qclass },
  rcode: { help: 'a response code such as NXDOMAIN', value: () => rcode },
} as const satisfies Record<string, ArgumentType>;
