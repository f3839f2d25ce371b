import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { inFolder, run } from './run.ts';

const example = new URL('../../examples/kubernetes/', import.meta.url).pathname;
const kubernetes = [
  ...['-c', `${example}Corefile`, '-k', `${example}cluster.yaml`, '--root', `${example}root`],
  ...['--upstreams', `${example}upstreams.yaml`, '--at', '2026-01-31T12:00:00Z'],
];

describe('formats', () => {
  test('short', async () => {
    const { code, out } = await run(...kubernetes, 'web.default.svc.cluster.local', '-o', 'short');
    expect(code).toBe(0);
    expect(out).toMatchInlineSnapshot(`
      "10.96.44.7
      "
    `);
  });

  test('dig', async () => {
    const { out } = await run(...kubernetes, 'web.default.svc.cluster.local', 'A');
    expect(out.replaceAll(example, '')).toMatchInlineSnapshot(`
      "; <<>> corefile-eval <<>> web.default.svc.cluster.local A
      ;; Got answer:
      ;; ->>HEADER<<- opcode: QUERY, status: NOERROR, id: 0
      ;; flags: qr aa rd; QUERY: 1, ANSWER: 1, AUTHORITY: 0, ADDITIONAL: 1

      ;; OPT PSEUDOSECTION:
      ; EDNS: version: 0, flags:; udp: 1232
      ;; QUESTION SECTION:
      ;web.default.svc.cluster.local.	IN	A

      ;; ANSWER SECTION:
      web.default.svc.cluster.local.	30	IN	A	10.96.44.7

      ;; SERVER: .:53 (Corefile:1)
      ;; PLUGINS: prometheus -> errors -> loadbalance -> cache(cache-miss) -> kubernetes(answer) -> cache(change) -> loadbalance(change)
      ;; MSG SIZE  rcvd: 103
      "
    `);
  });

  test('trace', async () => {
    const { out } = await run(...kubernetes, 'nosuch.default.svc.cluster.local', '-o', 'trace');
    expect(out.replaceAll(example, '')).toMatchInlineSnapshot(`
      "nosuch.default.svc.cluster.local. A
        server       pass        the longest zone that matches is .  [Corefile:1]
        prometheus   pass        takes no part in the answer: counts queries, answers and times, and shows them over HTTP to Prometheus  [Corefile:12]
        errors       pass        takes no part in the answer: logs the errors that the plugins behind it return  [Corefile:2]
        loadbalance  pass        has nothing to do with this query  [Corefile:22]
        cache        cache-miss  nothing usable is kept for this question  [Corefile:16]
        kubernetes   answer      there is no service nosuch in default: NXDOMAIN  [Corefile:7]
        cache        change      does not keep this answer  [Corefile:16]
        => answered: NXDOMAIN, 0 in the answer, by kubernetes
      "
    `);
  });

  test('json is one object for one query, a list for a file of queries; jsonl one a line', async () => {
    const one = JSON.parse((await run(...kubernetes, 'web.default.svc.cluster.local', '-o', 'json')).out);
    expect(one).toMatchObject({ outcome: 'answered', answeredBy: 'kubernetes', response: { rcode: 'NOERROR' } });
    const queries = ['--queries', `${example}queries.txt`];
    const count = readFileSync(`${example}queries.txt`, 'utf8').match(/^\w|^_/gm)?.length;
    expect(JSON.parse((await run(...kubernetes, ...queries, '-o', 'json')).out)).toHaveLength(count ?? 0);
    const lines = (await run(...kubernetes, ...queries, '-o', 'jsonl')).out.trim().split('\n');
    expect(lines.map(line => typeof JSON.parse(line))).toEqual(Array(count).fill('object'));
  });
});

test.each([
  [['a', 'XX'], "'XX' is neither a record type nor a class"],
  [['a', '@1.1.1.1'], 'no server is asked here'],
  [['a', '+dnsec'], "did you mean '+dnssec'?"],
  [['a', '+tcp=1'], "'+tcp' takes no value"],
  [['a', '+bufsize'], "'+bufsize' needs a value"],
  [['a', '+bufsize=99999'], 'is not a size'],
  [['a', '+subnet=x'], 'is not a network'],
  [['a..b'], 'is not a domain name'],
  [[], 'no name given'],
  [['a', '-o', 'xml'], "unknown format 'xml'"],
  [['a', '--seed', 'abc'], "'abc' is not a number"],
  [['a', '--env', 'A'], "'A' gives no value"],
  [['a', '--address', 'localhost'], "'localhost' is not an IP address"],
  [['a', '--client', 'me'], "'me' is not an IP address"],
  [['a', '--listener', '1.1.1.1:99999'], 'is not an address with a port'],
  [['a', '--at', 'noon'], "'noon' is not a time"],
])('%j is refused with code 2 and no answer', async (args, message) => {
  inFolder({ Corefile: '. {\n    whoami\n}\n' });
  const { code, out, err } = await run('-c', 'Corefile', ...args);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test('a file that cannot be read: code 3', async () => {
  inFolder({});
  expect(await run('-c', 'nofile', 'a')).toMatchObject({ code: 3, out: '' });
});

test('a Corefile that CoreDNS refuses: code 2 and the place', async () => {
  inFolder({ Corefile: '. {\n    whoam\n}\n' });
  const { code, err } = await run('-c', 'Corefile', 'a');
  expect([code, err.startsWith('corefile-eval: Corefile:2:5: error: ')]).toEqual([2, true]);
});
