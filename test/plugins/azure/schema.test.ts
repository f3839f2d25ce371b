import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

const problems = (body: string) => decodeOne('azure', body).problems;

test('azure: zones clash when group and zone read the same without the colon, in all stanzas', () => {
  expect(problems('azure a:bc ab:c')).toHaveLength(1);
  expect(problems('azure a:bc\nazure ab:c')).toEqual([expect.stringMatching(/^2 /)]);
  expect(problems('azure a:b:c')).toEqual([]);
});

test('azure: a secret needs its client; of several stanzas the last option holds', () => {
  expect(problems('azure {\n secret s\n}')).toHaveLength(1);
  expect(problems('azure {\n client c\n}\nazure {\n secret s\n}')).toEqual([]);
  expect(problems('azure {\n secret s\n}\nazure {\n secret ""\n}')).toEqual([]);
});
