import { defineRule, safe, soundBlocks, span, stanzasOf } from '@corefile/linter';
import type { StanzaLine } from '@corefile/schema';
import type { schema } from '../schema.ts';

/** What fits in anyway: 256 parts of at least four entries. */
const LEAST = 1024;
/** Larger numbers are hardly meant as seconds. */
const LONGEST = 300;

export const cacheCapacityNotTtl = defineRule({
  name: 'cache-capacity-not-ttl',
  code: 'CF355',
  severity: 'warning',
  summary: 'The first number of success and denial is a number of entries, not a time.',
  why: '`success` and `denial` take CAPACITY, then TTL, then MINTTL. The cache has 256 parts of at least four entries, so that every capacity below 1024 means 1024: `success 30` changes nothing, and `denial 0` does not switch anything off.',
  fix: 'Write the capacity first, `denial 9984 30`; to keep no denials, write `disable denial`.',
  bad: '.:53 {\n    cache 300 {\n        success 30\n        denial 0\n    }\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    cache 300 {\n        success 9984 30\n        disable denial\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { lines } of stanzasOf<typeof schema>(block, 'cache')) {
        for (const line of lines) {
          if (line.name !== 'success' && line.name !== 'denial') continue;
          const [at, ...rest] = line.tokens;
          const capacity = Number(at?.text);
          if (!at || !(capacity <= LONGEST) || (rest.length > 0 && capacity !== 0)) continue;
          report(at, {
            what: `${at.text} is a number of entries and comes to ${LEAST}, the least there is`,
            why: 'the time stands behind it: CAPACITY [TTL] [MINTTL]',
            instead:
              capacity === 0
                ? `write disable ${line.name} to keep none`
                : `write ${line.name} 9984 ${at.text} if a time was meant`,
            fixes: fixOf(line, capacity, rest.length),
          });
        }
      }
    }
  },
});

function fixOf({ name, keyword, tokens }: StanzaLine, capacity: number, more: number) {
  const last = tokens.at(-1);
  if (!last || last.token.source !== keyword.token.source || more > 0) return [];
  const text = capacity === 0 ? `disable ${name}` : `${name} 9984 ${last.text}`;
  return capacity < 0 ? [] : safe(`Write ${text}`, { range: span(keyword.token, last.token), text });
}
