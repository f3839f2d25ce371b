import {
  anyCase,
  collected,
  definePlugin,
  duration,
  flag,
  guarded,
  hours,
  int,
  minutes,
  one,
  optional,
  optionalChoice,
  percent,
  properties,
  property,
  seconds,
  uncheckedZones,
  variant,
  where,
  word,
  zones,
} from '@corefile/schema';

const stale = {
  response_ttl: optional(
    where(
      duration({ min: 0 }),
      ms => ms % 1000 === 0 && ms <= 0xffffffff * 1000,
      'a whole number of seconds such as 5s',
    ),
    'TTL written into expired answers',
    { fallback: 0, since: '1.14.7' },
  ),
  failure_recheck: optional(
    duration({ min: 0, max: minutes(5), bounds: '5m at most' }),
    'how long a failed refresh is not repeated',
    { fallback: 0, since: '1.14.7' },
  ),
};
const limits = (what: string) => ({
  capacity: one(int(), `number of ${what} kept, rounded down to a multiple of 256, but at least 1024`),
  ttl: optional(seconds({ min: 1 }), 'longest time one is kept'),
  minttl: optional(seconds({ min: 0 }), 'shortest time one is kept', { fallback: 5 }),
});

export const schema = definePlugin('cache', {
  summary: 'Keeps answers for their TTL and gives them again.',
  description: `Everything behind it in the chain is asked only when the answer is not there or has expired: an answer with records is kept
for its TTL, one hour at most, a denial for half an hour at most, SERVFAIL for five seconds. A TTL given here takes
the place of the hours but never raises a record's own TTL; nothing is kept for less than five seconds unless MINTTL says so.

The first argument is the TTL only if it is a whole number: \`cache 5m\` caches the zone \`5m.\` and so nothing.
Capacities are numbers of answers, of which fewer than 1024 are never kept: \`denial 0\` turns nothing off, \`disable denial\` does.`,
  examples: [
    'cache 30',
    'cache 300 example.org {\n    success 5000\n    denial 2500 60\n    prefetch 10 1m 10%\n}',
    'cache {\n    serve_stale 1h verify 500ms 30s\n    servfail 1s\n    disable denial example.org\n}',
  ],
  occurs: 'once',
  role: 'handler',
  args: {
    ttl: guarded(seconds({ min: 1 }), 'longest time an answer is kept'),
    zones: zones('zones whose answers are kept; those of the server block when left out'),
  },
  body: properties({
    success: property('limits for answers that have records', limits('answers'), { extra: 'ignored' }),
    denial: property('limits for answers that say there is nothing', limits('denials'), { extra: 'ignored' }),
    prefetch: property('asks again for popular names before they expire', {
      amount: one(int({ min: 0 }), 'queries that make a name popular; 0 turns it off'),
      duration: optional(duration(), 'longest gap between two of them', { fallback: minutes(1) }),
      percentage: optional(percent({ min: 10, max: 90 }), 'share of the TTL left when it asks', { fallback: 10 }),
    }),
    serve_stale: property(
      'answers from expired entries while the source is away',
      {
        duration: optional(duration({ min: 0 }), 'how long after expiry', { fallback: hours(1) }),
        refresh_mode: optionalChoice(
          'when it asks the source',
          {
            immediate: variant('answers first and asks afterwards', stale, { since: '1.9.2' }),
            verify: variant(
              'asks first and answers from the cache if that fails',
              {
                verify_timeout: optional(duration({ min: 0 }), 'how long it waits for the source', {
                  fallback: 0,
                  since: '1.14.4',
                }),
                ...stale,
              },
              { since: '1.9.2' },
            ),
          },
          { ignoreCase: true },
        ),
      },
      { since: '1.6.6' },
    ),
    serve_stale_policy: property('which of two expired entries is given', anyCase(word('prefer_positive')), {
      repeat: 'rejected',
      since: '1.14.7',
    }),
    servfail: property(
      'how long SERVFAIL is kept; 0 turns it off',
      duration({ min: 0, max: minutes(5), bounds: '5m at most' }),
      { since: '1.9.4' },
    ),
    disable: collected(
      'does not keep one kind of answer',
      {
        kind: one(word('success', 'denial'), 'the kind'),
        zones: uncheckedZones('zones where it is not kept; all when left out'),
      },
      { since: '1.9.4' },
    ),
    keepttl: flag('gives the TTL the answer came with, not what is left of it', { since: '1.10.1' }),
  }),
  check(config, report) {
    if (config.serve_stale_policy && !config.serve_stale)
      report('serve_stale_policy needs serve_stale; add it', { at: 'serve_stale_policy' });
  },
});
