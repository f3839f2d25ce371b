import { hostPort, type Value, value } from '@corefile/schema';

const address = hostPort();

/** Who may fetch a zone: an address with a port, where it is told of changes too, or `*` for anyone. */
export const destination: Value<string> = value({
  ...address,
  expects: `${address.expects}, or * for anyone`,
  suggestions: ['*'],
  matches: token => token === '*' || address.matches(token),
  read: token => (token === '*' ? token : address.read(token)),
});
