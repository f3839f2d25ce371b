import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

const corefile = `. {
    view home {
        expr incidr(client_ip(), '192.168.0.0/16')
    }
    metadata
    template IN A {
        answer "{{ .Name }} 1 IN TXT {{ .Meta \`view/name\` }}"
    }
}
. {
    template IN A {
        answer "{{ .Name }} 1 IN TXT abroad"
    }
}
`;

test('the first block whose expressions hold takes the query, and tells its name as metadata', () => {
  const { ask } = serverOf(corefile);
  expect(ask('a.test.', 'A', '192.168.7.7').answer).toEqual(['a.test. 1 IN TXT "home"']);
  expect(ask('a.test.', 'A', '10.0.0.1').answer).toEqual(['a.test. 1 IN TXT "abroad"']);
});

test('the trace tells which view was left and which was entered', () => {
  expect(serverOf(corefile).ask('a.test.', 'A', '10.0.0.1').trace).toContain('view refuse');
});
