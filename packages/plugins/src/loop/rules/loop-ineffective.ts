import { defineRule, hasForeign, pluginNames, removeWords, safe, wholeBlocks } from '@corefile/linter';

export const loopIneffective = defineRule({
  name: 'loop-ineffective',
  code: 'CF356',
  severity: 'info',
  summary: 'loop cannot find a loop here.',
  why: '`loop` sends a probe over plain UDP to the first address of the server block and looks whether it comes back. On a listener for TLS, HTTPS, gRPC or QUIC the probe gets no answer, and without a plugin that forwards queries nothing can come back. After 30 seconds it turns itself off.',
  fix: 'Remove it, or write it into the plain DNS block that forwards.',
  bad: '.:53 {\n    loop\n    hosts /etc/hosts\n}',
  good: '.:53 {\n    loop\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of wholeBlocks(file)) {
      const stanza = block.stanzas.find(({ plugin }) => plugin.name === 'loop');
      const transport = block.addresses[0]?.transport;
      if (!stanza || !transport) continue;
      const names = pluginNames(block, file);
      const forwards = names.has('forward') || names.has('grpc') || hasForeign(block, file);
      if (transport === 'dns' && forwards) continue;
      const edit = removeWords(stanza.tokens);
      report(stanza.head, {
        what:
          transport === 'dns'
            ? 'nothing in this server block forwards queries, so that none can come back'
            : `its probe goes over plain UDP, which a ${transport}:// listener does not answer`,
        instead: 'remove loop',
        fixes: edit ? safe('Remove loop', edit) : [],
      });
    }
  },
});
