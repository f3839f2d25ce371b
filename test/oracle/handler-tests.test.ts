import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { unexpected } from './handler-tests/expected-answer.ts';
import { readGo } from './handler-tests/go-source.ts';
import { Scope } from './handler-tests/go-values.ts';
import { handlerCases } from './handler-tests/handler-cases.ts';
import { widen } from './handler-tests/widen.ts';
import { parseQueryLine } from './query-line.ts';
import { decodeAnswer } from './wire-answer.ts';
import { encodeQuery } from './wire-query.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** The cases of one test file, as if it lay in a checkout. */
function casesOf(path: string, go: string) {
  const source = mkdtempSync(join(tmpdir(), 'checkout-'));
  folders.push(source);
  mkdirSync(join(source, dirname(path)), { recursive: true });
  writeFileSync(join(source, path), `package x\n${go}`);
  return handlerCases(source, dirname(path));
}

describe('Go, as far as it is read', () => {
  test('texts that several declarations and Sprintf make up', () => {
    const { declarations, functions } = readGo(
      'const zone = "a.test."\nvar (\n  name = "www." + zone\n)\nfunc TestX(t *testing.T) {\n  block := fmt.Sprintf(`%s:%d {\n}`, name, 53)\n}\n',
    );
    const [step] = functions.get('TestX')?.steps ?? [];
    expect(step && 'value' in step && new Scope(declarations).text(step.value)).toBe('www.a.test.:53 {\n}');
  });

  test('what refers to itself has no text', () => {
    const scope = new Scope(readGo('var a = b + "x"\nvar b = a\n').declarations);
    expect(scope.text({ kind: 'name', name: 'a' })).toBeUndefined();
  });
});

test('a Corefile with a zone in a temporary file, asked by a table', () => {
  const [found] = casesOf(
    'test/own_test.go',
    `
func TestOwn(t *testing.T) {
	zone, rm, err := test.TempFile(".", \`own.test. 60 IN SOA ns.own.test. me.own.test. 1 2 3 4 5
www.own.test. 60 IN A 192.0.2.1\`)
	corefile := \`own.test:0 {
		file \` + zone + \`
	}\`
	i, udp, _, err := CoreDNSServerAndPorts(corefile)
	for _, tc := range []test.Case{
		{Qname: "www.own.test.", Qtype: dns.TypeA, Do: true, Answer: []dns.RR{test.A("www.own.test. 60 IN A 192.0.2.1")}},
		{Qname: "no.own.test.", Qtype: dns.TypeA, Rcode: dns.RcodeNameError},
	} {
		resp, err := dns.Exchange(tc.Msg(), udp)
		test.SortAndCheck(resp, tc)
	}
}`,
  );
  expect(found?.of).toMatchObject({
    corefile: expect.stringMatching(/^own\.test:1053 \{\s+file file-1\s+\}$/),
    files: { 'file-1': expect.stringContaining('www.own.test.') },
    queries: ['www.own.test. A +bufsize=4096 +do', 'no.own.test. A +bufsize=4096'],
  });
  expect(found?.expected.get('no.own.test. A +bufsize=4096')).toMatchObject({ rcode: 'NXDOMAIN', isExact: true });
});

test('a server that forwards to one before it has that one as its upstream', () => {
  const cases = casesOf(
    'test/two_test.go',
    `
func TestTwo(t *testing.T) {
	a, first, _, err := CoreDNSServerAndPorts(".:0 {\\n whoami\\n}")
	b, second, _, err := CoreDNSServerAndPorts(".:0 {\\n forward . " + first + "\\n}")
	m.SetQuestion("a.test.", dns.TypeTXT)
	m.SetEdns0(1232, false)
}`,
  );
  expect(cases.map(({ of }) => of.queries.length)).toEqual([0, 1]);
  expect(cases[1]?.of).toMatchObject({
    corefile: '.:1053 {\n forward . 127.0.0.1:5301\n}',
    upstreams: { '127.0.0.1:5301': '.:5301 {\n whoami\n}' },
    queries: ['a.test. TXT +bufsize=1232'],
  });
});

test('a stub of the Kubernetes API becomes manifests', () => {
  const [found] = casesOf(
    'plugin/kubernetes/own_test.go',
    `
func TestOwn(t *testing.T) {
	k := New([]string{"cluster.test."})
	k.APIConn = &stub{}
	k.podMode = podModeInsecure
	for _, tc := range []test.Case{{Qname: "web.shop.svc.cluster.test.", Qtype: dns.TypeA}} {
		k.ServeDNS(ctx, w, tc.Msg())
	}
}
func (stub) SvcIndex(s string) []*object.Service {
	return []*object.Service{{Name: "web", Namespace: "shop", ClusterIPs: []string{"10.96.0.7"}, Ports: []api.ServicePort{{Name: "http", Protocol: "tcp", Port: 80}}}}
}`,
  );
  expect(found?.of.corefile).toContain(
    'kubernetes cluster.test. {\n        endpoint http://127.0.0.1:18080\n        pods insecure',
  );
  expect(found?.manifests).toMatchObject([
    { kind: 'Namespace', metadata: { name: 'shop' } },
    { kind: 'Service', spec: { clusterIP: '10.96.0.7', ports: [{ name: 'http', port: 80, protocol: 'TCP' }] } },
  ]);
});

test('rules of rewrite are written as directives', () => {
  const [found] = casesOf(
    'plugin/rewrite/own_test.go',
    `
func TestOwn(t *testing.T) {
	for _, tc := range []struct {
		args []string
		from string
	}{{[]string{"exact", "a.test", "b.test"}, "a.test."}} {
		r, err := newNameRule("stop", tc.args...)
		m.SetQuestion(tc.from, dns.TypeA)
	}
}`,
  );
  expect(found?.of.corefile).toContain('rewrite stop name "exact" "a.test" "b.test"\n');
  expect(found?.of.queries).toEqual(['a.test. A +noedns']);
});

test('an answer falls short by rcode and by sections that the test compares', () => {
  // A query is an answer without records.
  const answer = decodeAnswer(encodeQuery(parseQueryLine('a.test. A +noedns')));
  const sections = { answer: ['a.test. 303 IN A 192.0.2.1'], authority: [], additional: undefined };
  const expected = { query: '', rcode: 'NXDOMAIN', isExact: true, sections };
  expect(unexpected(expected, answer).split('\n')).toEqual([
    '  - NOERROR',
    '  + NXDOMAIN',
    '  + answer: a.test. IN A 192.0.2.1',
    '  0 records in answer, 1 expected',
  ]);
  expect(unexpected({ ...expected, rcode: 'NOERROR' }, { ...answer, answer: ['a.test. 7 IN A 192.0.2.1'] })).toBe('');
});

test('more queries of a set-up are about its names, and the same every time', () => {
  const of = { name: 'own', corefile: 'own.test:1053 {\n    whoami\n}\n', queries: ['www.own.test. A +noedns'] };
  const { queries } = widen(of, 40);
  expect(widen(of, 40).queries).toEqual(queries);
  expect(queries).toHaveLength(41);
  expect(queries.filter(query => /own\.test/i.test(query)).length).toBeGreaterThan(10);
});
