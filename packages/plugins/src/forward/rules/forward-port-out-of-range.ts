import { splitHostPort } from '@corefile/golang';
import { defineRule } from '@corefile/linter';
import { forwardsOf, upstreamsOf } from '../upstream-words.ts';

export const forwardPortOutOfRange = defineRule({
  name: 'forward-port-out-of-range',
  code: 'CF337',
  severity: 'warning',
  summary: 'An upstream has a port that does not exist.',
  why: '`forward` takes whatever stands behind the last colon for the port, and looks at it when it sends the first query. Every query to that upstream then fails ("invalid port"), and is answered with SERVFAIL if there is no other.',
  fix: 'Write a port from 1 to 65535, or none for the default of the scheme.',
  bad: '.:53 {\n    errors\n    forward . 10.0.0.53:99999\n}',
  good: '.:53 {\n    errors\n    forward . 10.0.0.53:5353\n}',
  check(file, report) {
    for (const { stanza } of forwardsOf(file)) {
      for (const { at, address } of upstreamsOf(stanza)) {
        const split = splitHostPort(address);
        // a word may be the name of a service, which the machine knows
        if (!split.ok || !/^\d+$/.test(split.value.port)) continue;
        const port = Number(split.value.port);
        if (port >= 1 && port <= 65535) continue;
        report(at, {
          what: `there is no port ${split.value.port}, so that every query to it fails`,
          instead: 'write a port from 1 to 65535',
        });
      }
    }
  },
});
