import {
  collected,
  definePlugin,
  Fault,
  forms,
  isKnownIn,
  keyFiles,
  one,
  path,
  properties,
  property,
  readKeyPair,
  rooted,
  value,
  zones,
} from '@corefile/schema';
import { keySource, noSource } from './key-source.ts';

const REPLACEMENT = '\ufffd';
const ZONE_KEY = 1 << 8;
const SECURE_ENTRY_POINT = 1;

/** A path without U+FFFD, which stands for bytes that are no UTF-8. */
const dbfile = value({
  ...path,
  read: token =>
    token.includes(REPLACEMENT) ? new Fault(`'${token}' has a character that is no text; write the path anew`) : token,
});

export const schema = definePlugin('sign', {
  summary: 'Signs zone files and writes the signed ones, for file or auto to serve.',
  description: [
    'It answers nothing by itself. When CoreDNS starts, and every five hours, it looks whether the signed file is missing,',
    'older than six days or near its end, and then signs the zone with NSEC for 32 days. The signed file is',
    '`db.ZONEsigned`, as in `db.example.org.signed`. Keys must be ones that sign keys too (CSK), and without a `key` it',
    'signs with none.',
    '',
    'A misspelt source (`key files K…`) is no error by itself: CoreDNS skips the word and then trips over what follows.',
  ].join('\n'),
  examples: [
    'sign db.example.org example.org {\n    key file /etc/coredns/Kexample.org.+013+45330\n    directory /var/lib/coredns\n}',
    'sign db.example.org example.org example.net {\n    key file Kexample.org.+013+45330.key\n}',
  ],
  occurs: 'many',
  role: 'server',
  since: '1.6.3',
  nextArgs: 1,
  args: {
    path: one(dbfile, 'the zone file, relative to root', { formerly: [{ upTo: '1.13.0', value: path }] }),
    zones: zones('zones it is signed for; those of the server block when left out'),
  },
  body: properties({
    key: collected('keys to sign with', forms(keySource, noSource), { extra: 'read as next' }),
    directory: property('where signed files are written, relative to root; /var/lib/coredns when left out', path),
  }),
  checkLines(lines, report, { facts, readFile, version }, args) {
    const isRead = isKnownIn({ since: '1.13.1' }, version);
    if (isRead && rooted('', facts.root).includes(REPLACEMENT) && rooted(args.path ?? '', facts.root) !== args.path)
      report(`root has a character that is no text; write it anew`, { at: 'path' });
    for (const { name, config } of lines) {
      const key = config as { source?: { paths: readonly string[] } };
      if (name !== 'key' || !key.source) continue;
      for (const path of key.source.paths) {
        const read = readKeyPair(keyFiles(path, facts.root), readFile);
        if ('fault' in read) report(read.fault.message, { at: 'key', environment: read.fault.environment });
        else if ((read.key.rdata.flags & ZONE_KEY) === 0 || (read.key.rdata.flags & SECURE_ENTRY_POINT) === 0)
          report(`the key in ${path} signs no keys; use a KSK or CSK (dnssec-keygen -f KSK)`, { at: 'key' });
      }
    }
  },
});
