import { describe, expect, test } from 'vitest';
import { judge } from '../../oracle/judge.ts';
import { stanzasOf } from '../stanzas-of.ts';

describe('dns64', () => {
  test('does not look for a block behind a prefix, so that options in it do nothing', () => {
    const [first, ...more] = stanzasOf('dns64', 'dns64 64:ff9b::/96 {\n    translate_all\n}');
    expect(first).toMatchObject({ prefix: { ones: 96 } });
    expect(more.map(config => config.translate_all)).toEqual([false, false, false]);
  });

  test('reads a line of such a block as one more stanza: `prefix P` sets the prefix after all', () => {
    const [, , third] = stanzasOf('dns64', 'dns64 64:ff9b::/96 {\n    prefix 2001:db8::/32\n}');
    expect(third).toMatchObject({ prefix: { ones: 32 } });
  });

  test('takes options that stand on one line', () => {
    expect(stanzasOf('dns64', 'dns64 {\n    prefix 2001:db8::/32 translate_all allow_ipv4\n}')).toMatchObject([
      { prefix: { ones: 32 }, translate_all: true, allow_ipv4: true },
    ]);
  });

  test('wants IPv6 and whole octets from 32 to 96', () => {
    const refused = (prefix: string) => judge(`. {\n    dns64 ${prefix}\n}\n`).errors.length > 0;
    expect(['10.0.0.0/8', '2001:db8::/24', '2001:db8::/33', '2001:db8::/104'].map(refused)).not.toContain(false);
    expect(['2001:db8::/72', '::ffff:0:0/96'].map(refused)).not.toContain(true);
  });
});
