import { defineRule, removeWords, safe, soundBlocks, stanzasOf } from '@corefile/linter';
import type { ServerBlock, Stanza } from '@corefile/schema';
import type { schema as forward } from '../forward/schema.ts';
import type { schema as kubernetes } from '../kubernetes/schema.ts';

interface Dead {
  readonly stanza: Stanza;
  readonly option: string;
  readonly why: string;
}

export const optionHasNoEffect = defineRule({
  name: 'option-has-no-effect',
  code: 'CF329',
  severity: 'info',
  summary: 'An option is accepted and never used.',
  why: 'CoreDNS takes some options without looking whether they can do anything: TLS settings of `forward` without a TLS upstream, `prefer_udp` beside `force_tcp`, `next` without a further `forward`, `health_check` beside `max_fails 0`, `tls` of `kubernetes` without `endpoint`.',
  fix: 'Remove the option, or add what it needs.',
  bad: '.:53 {\n    forward . 10.0.0.53 {\n        tls_servername dns.example.net\n    }\n}',
  good: '.:53 {\n    forward . tls://10.0.0.53 {\n        tls_servername dns.example.net\n    }\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { stanza, option, why } of [...inForward(block), ...inKubernetes(block)]) {
        const line = stanza.lines.find(({ name }) => name === option);
        if (!line) continue;
        const edit = removeWords([line.keyword, ...line.tokens]);
        report(line.keyword, {
          what: `${option} has no effect: ${why}`,
          instead: 'remove it, or add what it needs',
          fixes: edit ? safe(`Remove ${option}`, edit) : [],
        });
      }
      for (const stanza of stanzasOf<typeof kubernetes>(block, 'kubernetes')) {
        const [first, ...more] = stanza.lines.findLast(({ name }) => name === 'endpoint')?.tokens ?? [];
        const [at] = more;
        if (!first || !at) continue;
        const edit = removeWords(more);
        report(at, {
          what: `only the first endpoint is used, ${first.text}`,
          instead: 'put a load balancer in front of several API servers, and name that',
          fixes: edit ? safe('Remove the others', edit) : [],
        });
      }
    }
  },
});

function inForward(block: ServerBlock): readonly Dead[] {
  const stanzas = stanzasOf<typeof forward>(block, 'forward');
  return stanzas.flatMap((stanza, index) => {
    const { to, force_tcp, prefer_udp, next, next_on_nodata, max_fails, health_check } = stanza.config;
    const schemes = new Set(to.map(text => /^([a-z0-9]+):\/\//.exec(text)?.[1] ?? 'dns'));
    const encrypted = schemes.has('tls') || schemes.has('https');
    const plain = 'no upstream is asked over TLS';
    const last = index === stanzas.length - 1 && !block.refused.some(({ plugin }) => plugin.name === 'forward');
    return [
      ...(encrypted ? [] : ['tls', 'tls_servername'].map(option => ({ stanza, option, why: plain }))),
      ...(schemes.has('https') ? [] : [{ stanza, option: 'doh_method', why: 'no upstream is asked over HTTPS' }]),
      ...(force_tcp && prefer_udp ? [{ stanza, option: 'prefer_udp', why: 'force_tcp goes before it' }] : []),
      ...(last && next.length > 0 ? [{ stanza, option: 'next', why: 'no forward stands behind this one' }] : []),
      ...(last && next_on_nodata
        ? [{ stanza, option: 'next_on_nodata', why: 'no forward stands behind this one' }]
        : []),
      ...(max_fails === 0 && health_check
        ? [{ stanza, option: 'health_check', why: 'max_fails 0 keeps every upstream in use' }]
        : []),
    ];
  });
}

function inKubernetes(block: ServerBlock): readonly Dead[] {
  return stanzasOf<typeof kubernetes>(block, 'kubernetes').flatMap(stanza => {
    const { endpoint, tls, kubeconfig } = stanza.config;
    if (kubeconfig) return ['endpoint', 'tls'].map(option => ({ stanza, option, why: 'kubeconfig goes before it' }));
    return stanza.valid && tls && !endpoint
      ? [{ stanza, option: 'tls', why: 'it belongs to endpoint, which is not set' }]
      : [];
  });
}
