import { describe, expect, test } from 'vitest';
import { judge } from '../../oracle/judge.ts';
import { stanzasOf } from '../stanzas-of.ts';

describe('dnstap', () => {
  test('goes by the place of arguments: any word may stand where `full` does, and a fifth one is ignored', () => {
    expect(stanzasOf('dnstap', 'dnstap tcp://127.0.0.1:6000 no 2 5 more')).toMatchObject([
      {
        listen: false,
        endpoint: { protocol: 'tcp', address: '127.0.0.1:6000' },
        full: false,
        write_buffer: 2,
        queue: 5,
      },
    ]);
    expect(stanzasOf('dnstap', 'dnstap listen unix:///tmp/x full')).toMatchObject([
      { listen: true, endpoint: { protocol: 'unix', address: '/tmp/x' }, full: true, write_buffer: 1, queue: 1 },
    ]);
  });

  test('has a certificate only where it listens', () => {
    const errors = (head: string) => judge(`. {\n    ${head} {\n        tls a b\n        unknown\n    }\n}\n`).errors;
    expect(errors('dnstap /tmp/x').map(error => error.line)).toEqual([4, 3]);
    expect(errors('dnstap listen tls://127.0.0.1:6000').map(error => error.line)).toEqual([4]);
  });
});
