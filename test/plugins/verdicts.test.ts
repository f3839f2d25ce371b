import { describe, expect, test } from 'vitest';
import { DIVERGENCES, isListed } from '../oracle/divergences.ts';
import { judge } from '../oracle/judge.ts';
import { verdictDifference } from '../oracle/verdict-difference.ts';
import { readVerdicts } from '../oracle/verdict-fixture.ts';
import { recordedFiles } from './recorded-files.ts';

// What CoreDNS 1.14.7 said to each Corefile; `npm run oracle -- verdicts --record` asks it again.
describe.each([...readVerdicts()])('%s', (_, cases) => {
  test(`our word is the server's in ${cases.length} cases`, () => {
    const differences = cases.flatMap(each => {
      if (isListed(each, DIVERGENCES)) return [];
      const difference = verdictDifference(judge(each.text, recordedFiles(each.files), { HOME: '/root' }), each);
      return difference === undefined ? [] : [`${each.id}: ${difference}\n${each.text}`];
    });
    expect(differences).toEqual([]);
  });
});
