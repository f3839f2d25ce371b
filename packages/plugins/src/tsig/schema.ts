import { normalizeName, opcodes } from '@corefile/dns';
import {
  type AnySlot,
  collected,
  definePlugin,
  Fault,
  forms,
  many,
  one,
  path,
  properties,
  qtype,
  type StanzaLine,
  some,
  text,
  value,
  word,
  zones,
} from '@corefile/schema';
import { readKeyFile } from './key-file.ts';

const keyName = value<string>({
  label: 'NAME',
  expects: 'the name of the key',
  colour: 'zone',
  matches: () => true,
  read: normalizeName,
});
const opcode = word(...(Object.keys(opcodes) as (keyof typeof opcodes)[]));
/** As the first word these two decide alone, and what follows is not even looked at: `all NONSENSE`. */
const allOrNone = {
  scope: one(word('all', 'none'), 'all of them, or none (default)'),
  ignored: many(text('IGNORED', 'nothing'), 'is ignored'),
} satisfies Record<string, AnySlot>;

export const schema = definePlugin('tsig', {
  summary: 'Checks signatures of queries made with shared keys (TSIG), refuses unsigned ones and signs answers.',
  description: [
    'A query with a TSIG record is checked: a bad signature gives NOTAUTH; the answer to a good one is signed with the',
    'same key. A query without one is refused if its type or opcode is among the required, and let through otherwise. By',
    'default nothing is required. `transfer` and `secondary` take their keys from here.',
    '',
    'Whatever is wrong in a stanza, CoreDNS speaks of a wrong argument count. Secrets are not checked to be base64;',
    'a bad one makes every signature fail. Paths of key files do not start from `root`.',
  ].join('\n'),
  examples: [
    'tsig example.org {\n    secret transfer.key. MTIzNDU2Nzg5MDEyMzQ1Ng==\n    require AXFR IXFR\n}',
    'tsig {\n    secrets /etc/coredns/tsig.keys\n    require all\n    require_opcode UPDATE NOTIFY\n}',
  ],
  occurs: 'once',
  role: 'handler',
  since: '1.9.4',
  args: { zones: zones('zones whose queries are checked; those of the server block when left out') },
  body: properties({
    secret: collected('a key', {
      name: one(keyName, 'name of the key'),
      secret: one(text('SECRET', 'the secret in base64'), 'its secret, in base64'),
    }),
    secrets: collected('a file of keys as tsig-keygen writes them', path),
    require: collected(
      'types that are only answered when signed; the last list counts, and an `all` stays whatever follows',
      forms({ types: some(qtype, 'the types') }, allOrNone),
    ),
    require_opcode: collected(
      'opcodes that are only answered when signed; the last list counts, and an `all` stays whatever follows',
      forms({ opcodes: some(opcode, 'the opcodes') }, allOrNone),
      { since: '1.14.3' },
    ),
  }),
  checkLines(lines, report, { readFile }) {
    const known = new Set<string>();
    const add = (name: string, at: StanzaLine) => {
      if (known.has(name)) report(`the key ${name} is given twice; keep one`, { at, line: 'end' });
      known.add(name);
    };
    for (const line of lines) {
      if (line.name === 'secret') add((line.config as { name: string }).name, line);
      if (line.name !== 'secrets') continue;
      const file = line.config as string;
      const text = readFile?.(file);
      if (text === undefined) {
        report(`the file ${file} cannot be read`, { at: line, line: 'end', environment: true });
        continue;
      }
      const keys = readKeyFile(text);
      if (keys instanceof Fault) report(`${file}: ${keys.message}`, { at: line, line: 'end' });
      else for (const name of keys.keys()) add(name, line);
    }
  },
});
