import { type Edit, span, wholeLines } from '@corefile/linter';
import type { Token } from '@corefile/parser';

/** Policies of proxy by what forward calls them; of `least_conn` it knows nothing. */
const policies: Readonly<Record<string, string>> = {
  random: 'random',
  round_robin: 'round_robin',
  sequential: 'sequential',
  first: 'sequential',
};

/**
 * Makes a stanza of proxy (gone with CoreDNS 1.5.0) one of forward, or of grpc where it spoke that. `tokens` are its
 * words, head to closing brace. What forward does by itself (`spray`, health checks) or cannot (`fail_timeout`) goes.
 */
export function proxyToForward(tokens: readonly Token[]): readonly Edit[] {
  const [head] = tokens as [Token];
  const open = tokens.findIndex(({ text }) => text === '{');
  const lines = open < 0 ? [] : linesOf(tokens.slice(open + 1, -1));
  const grpc = lines.some(([option, value]) => option?.text === 'protocol' && value?.text === 'grpc');
  const translated = lines.map(line => ({
    line,
    text: translate(
      line.map(({ text }) => text),
      grpc,
    ),
  }));
  const rename = { range: head, text: grpc ? 'grpc' : 'forward' };
  const last = tokens[open - 1];
  const close = tokens.at(-1);
  const inside = open < 0 ? '' : head.source.text.slice(tokens[open]?.end, close?.start);
  if (last && close && !inside.includes('#') && translated.every(({ text }) => text === ''))
    return [rename, { range: span({ ...last, start: last.end }, close), text: '' }];
  return [
    rename,
    ...translated.flatMap(({ line, text }): Edit[] => {
      const range = span(line[0] as Token, line.at(-1) as Token);
      if (text === '') return [{ range: wholeLines(range), text: '' }];
      return text === undefined ? [] : [{ range, text }];
    }),
  ];
}

/** What an option becomes; '' when it goes, undefined when it stays as it is. */
function translate([option, ...values]: readonly string[], grpc: boolean): string | undefined {
  const [first = '', second] = values;
  switch (option) {
    case 'policy': {
      const policy = Object.hasOwn(policies, first) ? policies[first] : undefined;
      return policy === first ? undefined : policy === undefined ? '' : `policy ${policy}`;
    }
    case 'fail_timeout':
    case 'spray':
      return '';
    case 'max_fails':
      return grpc ? '' : undefined;
    case 'health_check':
      return grpc || second === undefined ? '' : `health_check ${second}`;
    case 'protocol':
      if (first === 'grpc') return second === 'insecure' ? '' : ['tls', ...values.slice(1)].join(' ');
      return second === 'force_tcp' ? 'force_tcp' : '';
    default:
      return undefined;
  }
}

function linesOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const lines: Token[][] = [];
  for (const token of tokens) {
    const line = lines.at(-1);
    if (line?.[0]?.line === token.line) line.push(token);
    else lines.push([token]);
  }
  return lines;
}
