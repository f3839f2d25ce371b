import { choice, flag, one, variant } from '@corefile/schema';
import { optionCode, optionData, optionDataOfOneSlash, prefixLength } from './option-values.ts';

const revert = flag('undoes the change in the answer', { since: '1.11.4' });
const unset = 'takes the option out';
const actions = (what: string) => ({
  set: `writes ${what}, whether it is there or not`,
  append: `adds ${what} if it is not there`,
  replace: `writes ${what} if it is there`,
});

const local = {
  code: one(optionCode, 'code of the option'),
  data: one(optionData, 'what it is filled with', { formerly: [{ upTo: '1.8.4', value: optionDataOfOneSlash }] }),
  revert,
};
const subnet = {
  v4: one(prefixLength(32), 'bits of an IPv4 address that are told'),
  v6: one(prefixLength(128), 'bits of an IPv6 address that are told'),
  revert,
};
const removed = { since: '1.12.3' };
const says = { local: actions('the option'), nsid: actions('an empty NSID'), subnet: actions("the client's subnet") };

/** `edns0 local|nsid|subnet set|append|replace|unset …` */
export const edns0Rule = {
  option: choice(
    'the option changed',
    {
      local: variant('any option, by its code', {
        action: choice(
          'what becomes of it',
          {
            set: variant(says.local.set, local),
            append: variant(says.local.append, local),
            replace: variant(says.local.replace, local),
            unset: variant(unset, { code: one(optionCode, 'code of the option') }, removed),
          },
          { ignoreCase: true },
        ),
      }),
      nsid: variant('asks the next server for its identifier (RFC 5001)', {
        action: choice(
          'what becomes of it',
          {
            set: variant(says.nsid.set, { revert }),
            append: variant(says.nsid.append, { revert }),
            replace: variant(says.nsid.replace, { revert }),
            unset: variant(unset, {}, removed),
          },
          { ignoreCase: true },
        ),
      }),
      subnet: variant('tells the next server where the client is (RFC 7871)', {
        action: choice(
          'what becomes of it',
          {
            set: variant(says.subnet.set, subnet),
            append: variant(says.subnet.append, subnet),
            replace: variant(says.subnet.replace, subnet),
            unset: variant(unset, {}, removed),
          },
          { ignoreCase: true },
        ),
      }),
    },
    { ignoreCase: true },
  ),
};
