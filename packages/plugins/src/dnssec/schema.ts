import { collected, definePlugin, forms, int, keyFiles, properties, property, zones } from '@corefile/schema';
import { keyPairFault } from './key-pair.ts';
import { keySource, noSource } from './key-source.ts';

export const schema = definePlugin('dnssec', {
  summary: 'Signs answers while they are given.',
  description: `Every answer to a query with the DO bit is signed on its way back, denials by NSEC records made up for the name asked for
("black lies", RFC 4470 style), and queries for the zone's DNSKEY are answered here. Signatures hold eight days and are kept in a cache.

A key must belong to a zone above or equal to one of the zones signed. With a KSK and a ZSK together the KSK signs
only the keys; one key of its own signs everything. Without a \`key\` nothing is signed.
A misspelt source (\`key files K…\`) is no error by itself: CoreDNS skips the word and then trips over what follows.`,
  examples: [
    'dnssec',
    'dnssec example.org {\n    key file Kexample.org.+013+45330\n}',
    'dnssec {\n    key file /etc/coredns/Kexample.org.+013+45330.key\n    cache_capacity 20000\n}',
  ],
  occurs: 'once',
  role: 'handler',
  args: { zones: zones('zones that are signed; those of the server block when left out') },
  body: properties({
    key: collected('keys to sign with', forms(keySource, noSource), { extra: 'read as next' }),
    cache_capacity: property('number of signatures kept; 10000 when left out, never fewer than 1024', int(), {
      extra: 'read as next',
    }),
  }),
  check(config, report, { facts, readFile }) {
    for (const key of config.key) {
      if (!('source' in key)) continue;
      if (key.source.kind === 'aws_secretsmanager') {
        report('keys are fetched from AWS when CoreDNS starts', { at: 'key', environment: true });
        continue;
      }
      for (const path of key.source.paths) {
        const fault = keyPairFault(keyFiles(path, facts.root), config.zones, readFile);
        if (fault) report(fault.message, { at: 'key', environment: fault.environment });
      }
    }
  },
});
