import { parseDuration } from '@corefile/golang';
import { defineRule, replaceWord, safe, soundBlocks, stanzasOf, wordsFor } from '@corefile/linter';
import type { schema } from '../schema.ts';

/** In the unit of Go's durations. */
const SECOND = 1e9;

export const cacheTtlWithUnit = defineRule({
  name: 'cache-ttl-with-unit',
  code: 'CF354',
  severity: 'warning',
  summary: 'The TTL of cache is a bare number of seconds; anything else is a zone.',
  why: 'The first argument of `cache` is the TTL only if it is a whole number. `cache 5m` caches the names below the zone `5m.`, and so nothing at all; of `cache 30 60` the second is a zone.',
  fix: 'Write the number of seconds: `cache 300`.',
  bad: '.:53 {\n    cache 5m\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    cache 300\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const stanza of stanzasOf<typeof schema>(block, 'cache')) {
        const [first] = stanza.args.tokens;
        for (const at of wordsFor(stanza, 'zones')) {
          const ms = /^[\d.]+(?:ms|s|m|h)$/.test(at.text) ? parseDuration(at.text) : undefined;
          if (!ms?.ok && !/^\d+d?$/.test(at.text) && at.text !== '=') continue;
          const seconds = ms?.ok ? Number(ms.value) / SECOND : undefined;
          const fixable = at === first && seconds !== undefined && Number.isInteger(seconds) && seconds > 0;
          report(at, {
            what: `'${at.text}' is taken for a zone, so that only names below it are cached`,
            why: 'the TTL is a bare number of seconds, and only the first argument can be it',
            instead: fixable ? `write ${seconds}` : 'write cache SECONDS [ZONES...]',
            fixes:
              fixable && at.text === at.token.text ? safe(`Write ${seconds}`, replaceWord(at, String(seconds))) : [],
          });
        }
      }
    }
  },
});
