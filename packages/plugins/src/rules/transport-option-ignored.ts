import { defineRule, removeWords, unsafe } from '@corefile/linter';
import type { Transport } from '@corefile/schema';

/** Plugins that only listeners of certain transports go by. */
const transports: Readonly<Record<string, readonly Transport[]>> = {
  tls: ['tls', 'https', 'https3', 'quic', 'grpc'],
  https: ['https'],
  https3: ['https3'],
  quic: ['quic'],
  grpc_server: ['grpc'],
};

export const transportOptionIgnored = defineRule({
  name: 'transport-option-ignored',
  code: 'CF318',
  severity: 'info',
  summary: 'The plugin configures a transport that this block does not serve.',
  why: '`tls` gives certificates to listeners, and `https`, `https3`, `quic` and `grpc_server` set their limits. None of them opens a listener: that takes an address such as `https://.:443`. In a block of plain DNS they do nothing.',
  fix: 'Add the address with its scheme, or remove the plugin.',
  bad: '.:53 {\n    https {\n        max_connections 10\n    }\n    forward . 192.0.2.1\n}',
  good: 'https://.:443 {\n    tls cert.pem key.pem\n    https {\n        max_connections 10\n    }\n    forward . 192.0.2.1\n}',
  check({ model }, report) {
    for (const block of model.blocks) {
      const served = new Set(block.addresses.map(({ transport }) => transport));
      for (const { plugin, head, tokens } of block.stanzas) {
        const wanted = Object.hasOwn(transports, plugin.name) ? (transports[plugin.name] ?? []) : [];
        if (wanted.length === 0 || wanted.some(transport => served.has(transport))) continue;
        const removal = removeWords(tokens);
        report(head, {
          what: `${plugin.name} does nothing in this block`,
          why: `it serves no ${wanted.map(transport => `${transport}://`).join(', ')} address`,
          instead: `add an address such as ${wanted[0]}://. or remove the plugin`,
          fixes: removal ? unsafe(`Remove ${plugin.name}`, removal) : [],
        });
      }
    }
  },
});
