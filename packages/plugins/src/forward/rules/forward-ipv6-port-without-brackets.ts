import { parseIP } from '@corefile/golang';
import { defineRule, replaceWord, unsafe } from '@corefile/linter';
import { forwardsOf, upstreamsOf } from '../upstream-words.ts';

/** Ports that DNS servers listen on, so that the last group of an address is hardly one of these by chance. */
const ports = new Set(['53', '54', '443', '853', '1053', '5053', '5300', '5335', '5353', '8053', '8600']);

export const forwardIpv6PortWithoutBrackets = defineRule({
  name: 'forward-ipv6-port-without-brackets',
  code: 'CF327',
  severity: 'warning',
  summary: 'What looks like the port of an IPv6 address is its last group.',
  why: 'Without brackets the whole word is one IPv6 address: `2001:db8::53:5353` is asked on port 53, not `2001:db8::53` on port 5353.',
  fix: 'Put the address in brackets: `[2001:db8::53]:5353`.',
  bad: '.:53 {\n    forward . 2001:db8::53:5353\n}',
  good: '.:53 {\n    forward . [2001:db8::53]:5353\n}',
  check(file, report) {
    for (const { stanza } of forwardsOf(file)) {
      for (const { at } of upstreamsOf(stanza)) {
        const [, scheme = '', host = '', port = ''] = /^([a-z]+:\/\/)?([0-9a-f:]*[0-9a-f]):(\d+)$/i.exec(at.text) ?? [];
        if (!host.includes('::') || !ports.has(port) || !parseIP(host) || !parseIP(`${host}:${port}`)) continue;
        const instead = `${scheme}[${host}]:${port}`;
        report(at, {
          what: `the address is ${host}:${port} as a whole, asked on its default port`,
          why: 'only brackets tell a port from the last group of an IPv6 address',
          instead: `if ${port} is the port, write ${instead}`,
          fixes: at.text === at.token.text ? unsafe(`Write ${instead}`, replaceWord(at, instead)) : [],
        });
      }
    }
  },
});
