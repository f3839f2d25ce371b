import type { Rule } from '@corefile/linter';
import { forwardCatchAllFirst } from './rules/forward-catch-all-first.ts';
import { forwardExceptToNowhere } from './rules/forward-except-to-nowhere.ts';
import { forwardFromIsAddress } from './rules/forward-from-is-address.ts';
import { forwardHostnameUpstream } from './rules/forward-hostname-upstream.ts';
import { forwardIpv6PortWithoutBrackets } from './rules/forward-ipv6-port-without-brackets.ts';
import { forwardLoopbackUpstream } from './rules/forward-loopback-upstream.ts';
import { forwardMixedResolvers } from './rules/forward-mixed-resolvers.ts';
import { forwardPlainAndTls } from './rules/forward-plain-and-tls.ts';
import { forwardPortOutOfRange } from './rules/forward-port-out-of-range.ts';
import { forwardTlsNoServername } from './rules/forward-tls-no-servername.ts';
import { forwardTlsSharedServername } from './rules/forward-tls-shared-servername.ts';
import { forwardToSyntax } from './rules/forward-to-syntax.ts';

export const rules: readonly Rule[] = [
  forwardLoopbackUpstream,
  forwardMixedResolvers,
  forwardCatchAllFirst,
  forwardHostnameUpstream,
  forwardTlsNoServername,
  forwardTlsSharedServername,
  forwardPlainAndTls,
  forwardPortOutOfRange,
  forwardFromIsAddress,
  forwardExceptToNowhere,
  forwardIpv6PortWithoutBrackets,
  forwardToSyntax,
];
