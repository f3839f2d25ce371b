import { expect, test } from 'vitest';
import { serverOf } from '../ask.ts';

test('an alias is followed within the server, and the trace shows the look-up', () => {
  const corefile = `. {
      template IN A alias.test {
          answer "{{ .Name }} 60 IN CNAME target.test."
      }
      template IN A {
          answer "{{ .Name }} 30 IN A 192.0.2.1"
      }
  }
  `;
  const { answer, trace } = serverOf(corefile).ask('alias.test.');
  expect(answer).toEqual(['alias.test. 60 IN CNAME target.test.', 'target.test. 30 IN A 192.0.2.1']);
  expect(trace).toEqual(['server pass', 'template answer', 'template lookup', 'server pass', 'template answer']);
});

test('an alias that leads to an unknown upstream makes the answer unknown', () => {
  const corefile =
    '. {\n template IN A test {\n answer "{{ .Name }} 1 IN CNAME far.example."\n }\n forward . 192.0.2.9\n}\n';
  expect(serverOf(corefile).ask('a.test.').disposition).toBe('indeterminate');
});
