import { qtype, type Value, value } from '@corefile/schema';

/** A record type an entry applies to; `*` is every type, read as 0 (miekg/dns: TypeNone), as `None` is. */
export const queryType: Value<number> = value({
  ...qtype,
  expects: 'a record type such as A or AAAA, or *',
  suggestions: ['*', ...(qtype.suggestions ?? [])],
  matches: token => token === '*' || qtype.matches(token),
  read: token => (token === '*' ? 0 : qtype.read(token)),
});
