import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readCases } from '../oracle/answer-case.ts';
import { readFixture } from '../oracle/answer-fixture.ts';
import { CASES_FOLDER, compare, evaluated } from '../oracle/answers.ts';

// What CoreDNS 1.14.7 answered to each query of each case; `npm run oracle -- answers --record` asks it again.
// Signatures expire and serials come from the clock, so it stands where it stood when they were recorded.
const RECORDED = Date.UTC(2026, 10, 21, 15);

const files = readdirSync(CASES_FOLDER).filter(file => file.endsWith('.yaml') && !file.startsWith('cluster'));

describe.each(files)('%s', file => {
  test.each(readCases(join(CASES_FOLDER, file)).map(of => [of.name, of] as const))('%s', async (name, of) => {
    const theirs = readFixture(name);
    expect(theirs, 'nothing is recorded: npm run oracle -- answers --record').toBeDefined();
    if (!theirs) return;
    const ours = await evaluated(of, 'host' in theirs ? theirs.host : { name: 'localhost', addresses: [] }, RECORDED);
    expect(compare(of, ours, theirs)).toEqual([]);
  });
});
