import { Fault, hostPort, many, one, type Value, value } from '@corefile/schema';

/** An address with a port, where the server is told of changes too, or `*` for anyone. */
const serverOrAnyone = (address: Value<string>): Value<string> =>
  value({
    ...address,
    expects: `${address.expects}, or * for anyone`,
    suggestions: ['*'],
    matches: token => token === '*' || address.matches(token),
    read: token => (token === '*' ? token : address.read(token)),
  });

/** Who may fetch a zone. */
export const destination = serverOrAnyone(hostPort());
/** The same up to 1.14.4, when an address could not have a zone: `fe80::1%eth0`. */
export const destinationWithoutScope = serverOrAnyone(hostPort({ scoped: false }));

/** What `transfer` in the block of a plugin with zones took up to 1.7.1 (plugin/pkg/parse, Transfer): `to` and servers. */
export const transferTo = {
  direction: one(
    value({
      label: 'to',
      expects: 'to',
      words: ['to'],
      matches: token => token === 'to',
      read: token => (token === 'from' ? new Fault("'from' is for secondary alone; write to") : token),
    }),
    'always to',
  ),
  servers: many(destinationWithoutScope, 'who may fetch them'),
};
