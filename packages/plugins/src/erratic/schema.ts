import { collected, definePlugin, duration, flag, int, optional, properties, property } from '@corefile/schema';

/** strconv.ParseInt with 32 bits, not negative. */
const amount = int({ min: 0, max: 2 ** 31 - 1 });

export const schema = definePlugin('erratic', {
  summary: 'Misbehaves on purpose, to test clients: drops, delays and truncates answers.',
  description: [
    'It answers A and AAAA queries with a fixed address and zone transfers with a small zone, everything else with',
    'SERVFAIL, and ends the chain. Without options every second query is dropped; as soon as `delay` or `truncate` is',
    'given, nothing is dropped unless `drop` says how much.',
    '',
    'Words behind `erratic` are not looked at. Stanzas add up: a later one changes what an earlier one has set. The',
    'amount of `truncate` is a bit mask (queries are counted from 0; truncated are those with none of its bits), so',
    'that only powers of two come near "one of so many".',
  ].join('\n'),
  examples: ['erratic', 'erratic {\n    drop 3\n}', 'erratic {\n    delay 3 50ms\n    truncate 5\n    large\n}'],
  occurs: 'many',
  extra: 'read as next',
  role: 'handler',
  body: properties({
    drop: collected('drops one query of so many; without a number it changes nothing', {
      amount: optional(amount, 'every how many; 0 for none'),
    }),
    truncate: property('sets the truncated bit of some answers', {
      amount: optional(amount, 'mask on the number of the query; 0 for none', { fallback: 2 }),
    }),
    delay: property('delays one answer of so many', {
      amount: optional(amount, 'every how many; 0 for none', { fallback: 2 }),
      duration: optional(duration(), 'how long', { fallback: 100 }),
    }),
    large: flag('gives the address of an A query thirty times over', { extra: 'read as next' }),
  }),
  claims: () => ({ zones: ['.'], fallthrough: [] }),
});
