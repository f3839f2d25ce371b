import { parseDuration, parseUint, trimSpace } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

const MOST_SECONDS = 4294967295;
const expects = 'a duration such as 30s or 5m, or a number of seconds';

/** A TTL in whole seconds: a duration or a bare number; blanks around it do not count, and nothing at all is 0. */
export const leaseTtl: Value<number> = value({
  label: 'TTL',
  expects,
  suggestions: ['30s', '5m', '24h'],
  colour: 'duration',
  matches: token => !(readTtl(token) instanceof Fault),
  read: readTtl,
});

function readTtl(token: string): number | Fault {
  const text = trimSpace(token);
  if (text === '') return 0;
  const read = parseDuration(parseUint(text, 10, 64).ok ? `${text}s` : text);
  if (!read.ok) return new Fault(`'${token}' is not a TTL; write ${expects}`);
  const seconds = Number(read.value) / 1e9;
  if (seconds < 0 || seconds > MOST_SECONDS)
    return new Fault(`'${token}' is out of range; write 0s to ${MOST_SECONDS}s`);
  return Math.trunc(seconds);
}
