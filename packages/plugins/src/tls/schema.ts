import {
  definePlugin,
  one,
  optional,
  path,
  properties,
  property,
  rooted,
  some,
  stanza,
  text,
  word,
} from '@corefile/schema';
import { acmeDomain } from './acme-domain.ts';
import { directoryUrl, resolverAddress } from './acme-values.ts';
import { checkFiles } from './certificate-files.ts';

const once = { repeat: 'rejected', since: '1.14.7' } as const;

/** Certificates that CoreDNS gets and renews itself. */
const acmeOptions = {
  acme: property(
    'gets certificates for these names from an ACME server, proving them by DNS answers of its own',
    { domains: some(acmeDomain, 'names, which must be delegated to this server') },
    once,
  ),
  email: property('address the ACME server may write to', text('ADDRESS', 'an e-mail address'), once),
  ca: property("directory of the ACME server; Let's Encrypt when left out", directoryUrl, once),
  storage: property('where accounts and certificates are kept; .coredns/acme below root when left out', path, once),
  ca_root: property('certificates, in PEM, by which the ACME server is trusted', path, once),
  resolver: property('resolver that finds the zone of a name; that of the system when left out', resolverAddress, once),
};
const acme = stanza({}, properties(acmeOptions));

/** Certificates from files. */
const files = {
  cert: one(path, 'certificate of the server, in PEM; its chain may follow it in the file'),
  key: one(path, 'private key of the certificate, in PEM'),
  ca: optional(path, 'certificates by which those of clients are checked; those of the system when left out'),
};
const manualOptions = {
  client_auth: property(
    'whether a client must show a certificate; nocert when left out',
    word('nocert', 'request', 'require', 'verify_if_given', 'require_and_verify'),
    { since: '1.5.1' },
  ),
  keylog: property('appends the secrets of each connection to a file, so that others can decrypt it', path, {
    since: '1.14.3',
  }),
};
const manual = stanza(files, properties(manualOptions));

export const schema = definePlugin('tls', {
  summary: 'Gives the server the certificate it shows to clients.',
  description: `It matters only to keys that begin with \`tls://\`, \`https://\`, \`https3://\`, \`quic://\` or \`grpc://\`;
elsewhere it is read and has no effect. Without it \`quic\` and \`https3\` refuse to start; the others start without encryption.

With files, CoreDNS reads them once: a renewed certificate is used after a reload or restart.
With \`acme\` it gets and renews the certificate itself; the names must be delegated to this very server, for it answers the challenge.`,
  examples: [
    'tls cert.pem key.pem',
    'tls cert.pem key.pem ca.pem {\n    client_auth require_and_verify\n}',
    'tls {\n    acme dns.example.org\n    email hostmaster@example.org\n}',
  ],
  occurs: 'last wins',
  role: 'server',
  stanzas: [acme, manual],
  formerly: [
    { upTo: '1.14.6', stanzas: [stanza(files, properties({ ...manualOptions, ...acmeOptions }))] },
    { upTo: '1.5.0', stanzas: [stanza(files)] },
  ],
  check(config, report, context) {
    if ('cert' in config) return checkFiles(config, report, context);
    if (!config.acme) report("it has neither files nor 'acme'; write tls CERT KEY, or acme and the names");
    checkFiles({ ca_root: config.ca_root }, report, context);
  },
  provides: () => ({ tls: true }),
  instance(stanzas) {
    const owners = new Map<string, string>();
    for (const { config, facts, report } of stanzas) {
      if (!('acme' in config) || !config.acme) continue;
      const { acme, email, ca, resolver } = config;
      const domains = [...new Set(acme.domains)];
      const storage = rooted(config.storage ?? '.coredns/acme', facts.root);
      const options = JSON.stringify([domains.toSorted(), email, ca, storage, config.ca_root, resolver]);
      const clash = domains.find(domain => (owners.get(domain) ?? options) !== options);
      if (clash !== undefined)
        report(`'${clash}' is asked for elsewhere with other options or names; write them alike`, { at: 'acme' });
      for (const domain of domains) owners.set(domain, options);
    }
  },
});
