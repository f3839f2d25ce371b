import { expect, test } from 'vitest';
import { decodeOne } from '../decode-one.ts';

test('autopath: a plugin of the block that knows no search path is refused; one that is not there is not missed', () => {
  expect(decodeOne('autopath', 'autopath @whoami\nwhoami').problems).toHaveLength(1);
  expect(decodeOne('autopath', 'autopath @whoami').problems).toEqual([]);
  expect(decodeOne('autopath', 'autopath @erratic\nerratic').problems).toEqual([]);
});

test('autopath: a plugin stays in charge when a later stanza names a file', () => {
  const { problems } = decodeOne('autopath', 'autopath @whoami\nautopath resolv.conf\nwhoami', { 'resolv.conf': '' });
  expect(problems).toHaveLength(1);
});
