import { parseIP, splitHostPort } from '@corefile/golang';
import { defineRule, insertBefore, safe, wordsFor } from '@corefile/linter';
import { forwardsOf } from '../upstream-words.ts';

export const forwardFromIsAddress = defineRule({
  name: 'forward-from-is-address',
  code: 'CF325',
  severity: 'warning',
  summary: 'The first argument of forward is a zone, but an address stands there.',
  why: 'In `forward FROM TO...` the first word is the zone whose queries are sent on. An address is taken for a zone of that name, which nobody asks for: this server is never asked, and all other names go unanswered.',
  fix: 'Write the zone first, `.` for all names.',
  bad: '.:53 {\n    forward 8.8.8.8 1.1.1.1\n}',
  good: '.:53 {\n    forward . 8.8.8.8 1.1.1.1\n}',
  check(file, report) {
    for (const { stanza } of forwardsOf(file)) {
      const [at] = wordsFor(stanza, 'from');
      if (!at) continue;
      const split = splitHostPort(at.text.replace(/^[a-z0-9]+:\/\//, ''));
      if (!parseIP(split.ok ? split.value.host : at.text.replace(/^[a-z0-9]+:\/\//, ''))) continue;
      report(at, {
        what: `${at.text} is taken for the zone '${stanza.config.from}', not for a server`,
        why: 'the first argument of forward is the zone to send on, and nobody asks for this one',
        instead: 'write . in front of it',
        fixes: safe('Forward all names', insertBefore(at, '. ')),
      });
    }
  },
});
