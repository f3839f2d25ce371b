import { releases } from '@corefile/plugins';
import { describe, expect, test } from 'vitest';
import { isListed, OLDER_DIVERGENCES } from '../oracle/divergences.ts';
import { judge } from '../oracle/judge.ts';
import { verdictDifference } from '../oracle/verdict-difference.ts';
import { OLDER_VERDICTS_FOLDER, readVerdicts } from '../oracle/verdict-fixture.ts';
import { recordedFiles } from './recorded-files.ts';

// What older releases said of Corefiles of which the newest says something else.
describe.each([...readVerdicts(OLDER_VERDICTS_FOLDER)])('CoreDNS %s', (release, cases) => {
  test(`our word is the server's in ${cases.length} cases`, () => {
    expect(releases).toContain(release);
    const differences = cases.flatMap(each => {
      if (isListed(each, OLDER_DIVERGENCES)) return [];
      const difference = verdictDifference(
        judge(each.text, recordedFiles(each.files), { HOME: '/root' }, release),
        each,
      );
      return difference === undefined ? [] : [`${each.id}: ${difference}\n${each.text}`];
    });
    expect(differences).toEqual([]);
  });
});
