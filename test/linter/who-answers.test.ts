import { lint } from '@corefile/linter';
import { load } from '@corefile/parser';
import { rules, schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';
import { describe, expect, it } from 'vitest';

const directives = new Set(schemas.map(schema => schema.name));
const nothing = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };

/** Names of the rules that find something, each with the words it points at. */
function found(text: string): readonly string[] {
  const program = load({ path: '/corefile/Corefile', text }, nothing, { validDirectives: directives });
  const model = decode(program, schemas);
  const problems = lint({ program, model, plugins: schemas, rules, profile: 'dev' });
  return problems
    .filter(({ environment }) => !environment)
    .map(({ rule, range: { source, start, end } }) => `${rule}: ${source.text.slice(start, end)}`);
}
const block = (key: string, ...lines: readonly string[]): string => `${key} {\n${lines.join('\n')}\n}\n`;
const hosts = ['hosts {', '10.0.0.1 a.example.org', 'fallthrough', '}'];

describe('hosts without fallthrough', () => {
  it('may keep a zone of its own to itself', () => {
    expect(found(block('.:53', 'hosts /etc/hosts example.org', 'forward . 10.0.0.53'))).toEqual([]);
  });
  it('keeps all names of its server block from the plugins behind', () => {
    expect(found(block('example.org:53', 'hosts /etc/hosts', 'forward . 10.0.0.53'))).toEqual([
      'hosts-no-fallthrough: hosts',
    ]);
  });
});

describe('A forward to the machine itself', () => {
  const loops = (text: string) => found(text).some(each => each.startsWith('forward-loopback-upstream'));

  it('comes back where this CoreDNS listens on that port', () => {
    expect(loops(block('.:5353', 'forward . 127.0.0.1:5353'))).toBe(true);
    expect(loops(block('.:53', 'forward . ::1'))).toBe(true);
    expect(loops(block('.:53', 'bind 192.168.1.1', 'forward . 192.168.1.1'))).toBe(true);
  });
  it('is fine to another port or another server block', () => {
    expect(loops(block('.:5353', 'forward . 127.0.0.1'))).toBe(false);
    expect(loops(block('.:53', 'forward . 127.0.0.1:54') + block('.:54', 'forward . 10.0.0.53'))).toBe(false);
    expect(loops(block('.:53', 'forward example.org 127.0.0.1') + block('example.org:53', 'whoami'))).toBe(false);
  });
  it('is fine where CoreDNS is bound to another address', () => {
    expect(loops(block('.:53', 'bind 192.168.1.1', 'forward . 127.0.0.53'))).toBe(false);
  });
  it("does not reach a container's own socket behind Docker's resolver", () => {
    expect(loops(block('.:53', 'forward . 127.0.0.11'))).toBe(false);
  });
});

describe('A forward for a larger zone first', () => {
  const first = (...options: readonly string[]) =>
    found(block('.:53', 'forward . 10.0.0.53 {', ...options, '}', 'forward corp.example 10.0.1.53'));

  it('takes the queries of the smaller one', () => {
    expect(first('max_fails 3')).toEqual(['forward-catch-all-first: forward']);
  });
  it('leaves them when it excepts the zone or hands answers on', () => {
    expect(first('except corp.example')).toEqual([]);
    expect(first('next NXDOMAIN')).toEqual([]);
  });
});

describe('The order of the text', () => {
  const misleads = (...lines: readonly string[]) =>
    found(block('.:53', ...lines, 'forward . 10.0.0.53')).filter(each => each.startsWith('plugin-order-misleading'));
  const template = [
    'template IN A example.org {',
    'match ^a[.]',
    'answer "{{ .Name }} 60 IN A 10.0.0.9"',
    'fallthrough',
    '}',
  ];

  it('misleads where a template below takes a name that stands in hosts', () => {
    expect(misleads(...hosts, ...template)).toEqual(['plugin-order-misleading: template']);
    expect(misleads(...template, ...hosts)).toEqual([]);
  });
  it('misleads nobody where the patterns of the template do not match that name', () => {
    expect(misleads(...hosts, ...template.map(line => line.replace('^a', '^b')))).toEqual([]);
  });
  it('misleads nobody who writes forward above hosts', () => {
    expect(found(block('.:53', 'forward . 10.0.0.53', ...hosts))).toEqual([]);
  });
});

describe('Names that are handed on', () => {
  it('end nowhere without a plugin behind that may answer them', () => {
    expect(found(block('example.org:53', ...hosts))).toEqual(['fallthrough-to-nowhere: fallthrough']);
    expect(found(block('example.org:53', ...hosts, 'forward example.com 10.0.0.53'))).toContain(
      'fallthrough-to-nowhere: fallthrough',
    );
  });
  it('may be answered by what an import finds on another machine', () => {
    expect(found(block('example.org:53', ...hosts, 'import /etc/coredns/*.override'))).not.toContain(
      'fallthrough-to-nowhere: fallthrough',
    );
  });
});

describe('A brace without a blank before it', () => {
  it('is a part of the zone, and CoreDNS starts', () => {
    expect(found('a.org b.org{\nwhoami\n}\n')).toEqual(['missing-space-before-brace: b.org{']);
  });
  it('is a part of the name of a plugin, or of its last argument, and CoreDNS does not start', () => {
    expect(found(block('.:53', 'hosts{', 'fallthrough', '}'))[0]).toBe('missing-space-before-brace: hosts{');
    expect(found(block('.:53', 'forward . 10.0.0.53{', 'max_fails 1', '}'))[0]).toBe(
      'missing-space-before-brace: 10.0.0.53{',
    );
  });
});
