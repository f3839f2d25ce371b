import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MADE_FILES, madeFile } from '../oracle/certificate.ts';
import { DIVERGENCES } from '../oracle/divergences.ts';
import { judge } from '../oracle/judge.ts';
import { FILES_FOLDER } from '../oracle/verdict-cases.ts';
import { verdictDifference } from '../oracle/verdict-difference.ts';
import { readVerdicts } from '../oracle/verdict-fixture.ts';

// What CoreDNS 1.14.7 said to each Corefile; `npm run oracle -- verdicts --record` asks it again.
// Enough to be a certificate and a key to whoever only looks for one; a real one would need openssl here.
const block = (label: string) => `-----BEGIN ${label}-----\nMAA=\n-----END ${label}-----\n`;
const PEM: Record<string, string> = { 'cert.pem': block('CERTIFICATE'), 'key.pem': block('PRIVATE KEY') };

const textOf = (name: string) => {
  const pem = PEM[name];
  if (pem !== undefined) return pem;
  return MADE_FILES.includes(name) ? madeFile(name) : readFileSync(join(FILES_FOLDER, name), 'utf8');
};
const filesOf = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, textOf(name)]));

describe.each([...readVerdicts()])('%s', (_, cases) => {
  test(`our word is the server's in ${cases.length} cases`, () => {
    const differences = cases.flatMap(each => {
      if (DIVERGENCES.some(({ id }) => id.test(each.id))) return [];
      const difference = verdictDifference(judge(each.text, filesOf(each.files), { HOME: '/root' }), each);
      return difference === undefined ? [] : [`${each.id}: ${difference}\n${each.text}`];
    });
    expect(differences).toEqual([]);
  });
});
