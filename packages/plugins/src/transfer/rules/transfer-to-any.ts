import { defineRule, pluginNames, soundBlocks } from '@corefile/linter';

export const transferToAny = defineRule({
  name: 'transfer-to-any',
  code: 'CF609',
  severity: 'warning',
  summary: 'Anyone may fetch the whole zone.',
  why: '`to *` hands the whole zone to whoever asks for it (AXFR). With `kubernetes` that is a list of all services of the cluster.',
  fix: 'Name the secondary servers, or limit AXFR and IXFR with `acl`.',
  bad: 'example.org:53 {\n    kubernetes\n    transfer {\n        to *\n    }\n}',
  good: 'example.org:53 {\n    kubernetes\n    transfer {\n        to 10.0.0.2\n    }\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      const names = pluginNames(block, file);
      if (names.has('acl') || names.has('tsig')) continue;
      for (const { plugin, lines } of block.stanzas) {
        if (plugin.name !== 'transfer') continue;
        const star = lines
          .flatMap(({ name, tokens }) => (name === 'to' ? tokens : []))
          .find(({ text }) => text === '*');
        if (!star) continue;
        report(star, {
          what: `anyone may fetch all of ${block.zones[0] ?? 'the zone'}`,
          instead: 'name the servers that need it, or limit AXFR and IXFR with acl',
        });
      }
    }
  },
});
