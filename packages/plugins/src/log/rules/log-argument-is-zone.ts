import { defineRule, type Fix, safe, soundBlocks, span, stanzasOf, wordsFor } from '@corefile/linter';
import type { Infer, Stanza } from '@corefile/schema';
import type { schema } from '../schema.ts';

const classes = ['all', 'success', 'denial', 'error'];
const streams = ['stdout', 'stderr', 'errors', 'info', 'debug', 'class', 'file', 'syslog', 'combined', 'common'];

export const logArgumentIsZone = defineRule({
  name: 'log-argument-is-zone',
  code: 'CF365',
  severity: 'warning',
  summary: 'An argument of log that is a zone to CoreDNS was meant as something else.',
  why: 'Arguments of `log` are names below which queries are logged, and a lone argument is always one. `log error`, `log stdout`, `log /var/log/dns.log` and `log {combined}` log only queries for names such as `error.`, and so nothing. Logs always go to the standard output.',
  fix: 'Write `log . { class error }` on several lines, or `log . "{remote} {name}"` with the zone first.',
  bad: '.:53 {\n    log error\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    log . {\n        class error\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const stanza of stanzasOf<typeof schema>(block, 'log')) {
        const wrong = wordsFor(stanza, 'names').filter(({ text }) => isNoName(text));
        const [at] = wrong;
        if (!at) continue;
        report(at, {
          what: `'${at.text}' is taken for a zone, so that only queries for names below it are logged`,
          instead: classes.includes(at.text)
            ? `write class ${at.text} in a block of log`
            : at.text.includes('{')
              ? `write the zone first: log . "${at.text}"`
              : 'remove it: logs go to the standard output',
          fixes: fixOf(stanza),
        });
      }
    }
  },
});

const isNoName = (text: string): boolean =>
  classes.includes(text) || streams.includes(text) || text.startsWith('/') || text.includes('{');

function fixOf({ head, args, tokens }: Stanza<Infer<typeof schema>>): readonly Fix[] {
  const [word, ...more] = args.tokens;
  if (!word || more.length > 0 || tokens.length !== 2 || word.token.source !== head.token.source) return [];
  const range = span(head.token, word.token);
  if (classes.includes(word.text))
    return safe(`Log the class ${word.text}`, { range, text: `log . {\n        class ${word.text}\n    }` });
  if (word.text.includes('{') && !word.text.includes('"'))
    return safe('Log all names so', { range, text: `log . "${word.text}"` });
  return safe('Log all queries', { range, text: 'log' });
}
