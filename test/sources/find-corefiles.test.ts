import { documentFormat, loadCorefiles } from '@corefile/sources';
import { findCorefiles } from '@corefile/sources/yaml';
import { describe, expect, it } from 'vitest';

const names = (text: string, path = 'a.yaml') => findCorefiles({ path, text }).sources.map(source => source.name);
const problems = (text: string, path = 'a.yaml') =>
  findCorefiles({ path, text }).problems.map(({ code, start, end }) => `${code} «${text.slice(start, end)}»`);

describe('the format of a document', () => {
  it.each([
    ['Corefile', '', 'corefile'],
    ['conf/Corefile.prod', '', 'corefile'],
    ['lan.corefile', '', 'corefile'],
    ['C:\\dns\\Corefile', 'apiVersion: v1\nkind: ConfigMap\n', 'corefile'],
    ['Corefile.yaml', '', 'yaml'],
    ['coredns.yml', '', 'yaml'],
    ['coredns.json', '', 'yaml'],
    ['Corefile.tmpl', '', 'template'],
    ['-', '.:53 {\n}\n', 'corefile'],
    ['-', '# what kubectl prints\napiVersion: v1\ndata: {}\nkind: ConfigMap\n', 'yaml'],
    ['-', '---\na: b\n', 'yaml'],
    ['-', '\ufeff{\n  "kind": "ConfigMap"\n}', 'yaml'],
    ['-', 'servers:\n# note\n- zones: []\n', 'yaml'],
    ['-', 'kind:53 {\n}\n', 'corefile'],
  ])('%s with %j is %s', (path, text, format) => {
    expect(documentFormat({ path, text })).toBe(format);
  });
});

describe('a plain Corefile', () => {
  it('is taken as it is, whatever it holds', async () => {
    const document = { path: 'Corefile', text: '\ufeff.:53 {\r\n\tlog {{ .Values.x }}\r\n}' };
    const { sources, problems } = await loadCorefiles(document);
    expect(problems).toEqual([]);
    expect(sources[0]).toMatchObject({ name: 'Corefile', kind: 'corefile', text: document.text, document });
    expect(sources[0]?.toDocumentRange(3, 5)).toEqual({ start: 3, end: 5 });
    expect(sources[0]?.editToDocument(3, 5, 'x')).toEqual({ start: 3, end: 5, text: 'x' });
  });

  it('is not judged while its name says that it is a template', () => {
    expect(findCorefiles({ path: 'Corefile.j2', text: '{{ zone }} {\n}\n' })).toMatchObject({
      sources: [],
      templated: true,
    });
  });
});

describe('a ConfigMap', () => {
  it('is found in several documents, lists and JSON', () => {
    const item = (name: string) =>
      `{kind: ConfigMap, metadata: {name: ${name}, namespace: kube-system}, data: {Corefile: ". {}"}}`;
    expect(names(`---\nkind: Service\n---\n${item('coredns')}\n---\n---\n# end\n`)).toEqual([
      'a.yaml#kube-system/coredns:Corefile',
    ]);
    expect(names(`kind: List\nitems:\n- ${item('a')}\n- kind: Pod\n- ${item('b')}\n`)).toEqual([
      'a.yaml#kube-system/a:Corefile',
      'a.yaml#kube-system/b:Corefile',
    ]);
    const json =
      '{\n\t"kind": "ConfigMapList", "items": [{"kind": "ConfigMap", "data": {"Corefile": ".:53 {\\n\\tlog\\u0020\\n}"}}]}';
    const { sources } = findCorefiles({ path: 'a.json', text: json });
    expect(sources[0]?.text).toBe('.:53 {\n\tlog \n}');
    expect(json.slice(sources[0]?.toDocument(8))).toMatch(/^log/);
  });

  it('is read through anchors, aliases and merges', () => {
    const text = 'x: &c |\n  . {\n  }\nkind: ConfigMap\ndata:\n  <<: &d {Corefile: *c }\n';
    const { sources } = findCorefiles({ path: 'a.yaml', text });
    expect(sources.map(s => [s.text, s.toDocument(0)])).toEqual([['. {\n}\n', text.indexOf('. {')]]);
    expect(names('kind: ConfigMap\ndata: &d\n  <<: *d\n  Corefile: x\n')).toHaveLength(1);
  });

  it('brings its other keys as files, and the pieces of coredns-custom as Corefiles', () => {
    const main = findCorefiles({
      path: 'a.yaml',
      text: 'kind: ConfigMap\ndata:\n  Corefile: x\n  NodeHosts: 10.0.0.1 a\n',
    });
    expect(main.files.map(file => [file.kind, file.key, file.text])).toEqual([
      ['configmap-file', 'NodeHosts', '10.0.0.1 a'],
    ]);
    const custom =
      'kind: ConfigMap\nmetadata: {name: coredns-custom}\ndata: {a.server: x, b.override: y, c.include: z, hosts: h}\n';
    expect(findCorefiles({ path: 'a.yaml', text: custom }).sources.map(s => [s.kind, s.key])).toEqual([
      ['configmap-custom', 'a.server'],
      ['configmap-custom', 'b.override'],
      ['configmap-custom', 'c.include'],
    ]);
    expect(names('kind: ConfigMap\nmetadata: {name: nginx}\ndata: {a.server: x}\n')).toEqual([]);
  });

  it('reports its placeholders', () => {
    const shell = ['$', '{DNS:-1.1.1.1}'].join('');
    const text = `kind: ConfigMap\ndata:\n  Corefile: "forward . __PILLAR__CLUSTER__DNS__ ${shell} {$ENV} __PILLAR__CLUSTER__DNS__"\n`;
    const { sources } = findCorefiles({ path: 'a.yaml', text });
    expect(sources[0]?.placeholders).toEqual(['__PILLAR__CLUSTER__DNS__', shell]);
  });

  it.each([
    ['', 'empty-document «»'],
    ['# nothing\n---\n', 'empty-document «»'],
    ['kind: ConfigMap\ndata:\n\tCorefile: x\n', 'invalid-yaml'],
    ['data: {Corefile: a, Corefile: b}\n', 'invalid-yaml'],
    ['kind: Deployment\n', 'no-corefile «Deployment»'],
    ['hello\n', 'no-corefile «»'],
    ['kind: ConfigMap\ndata: {a: b}\n', 'no-corefile «ConfigMap»'],
    ['kind: ConfigMap\ndata:\n  Corefile:\n    a: b\n', 'corefile-not-text «Corefile»'],
    ['kind: ConfigMap\ndata:\n  Corefile: 53\n', 'corefile-not-text «Corefile»'],
    ['kind: ConfigMap\nbinaryData:\n  Corefile: LgA=\n', 'corefile-in-binary-data «Corefile»'],
    ['kind: ConfigMap\ndata:\n  Corefile:\n    .:53 {\n      log\n    }\n', 'corefile-lines-folded «Corefile»'],
    ['kind: ConfigMap\ndata:\n  Corefile: >\n    .:53 {\n    }\n', 'corefile-lines-folded «Corefile»'],
    ['kind: ConfigMap\ndata:\n  Corefile: |\n    \t.:53 {\n    }\n', 'invalid-yaml «|»'],
  ])('of %j says %s', (text, problem) => {
    const found = problems(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(problem);
  });

  it('says nothing of folding that keeps all lines', () => {
    expect(problems('kind: ConfigMap\ndata:\n  Corefile: >\n    .:53 {\n      log\n    }\n')).toEqual([]);
    expect(problems('kind: ConfigMap\ndata:\n  Corefile: ". {\\n\\\n    }"\n')).toEqual([]);
  });
});

describe('kube-dns', () => {
  it('is understood, though CoreDNS does not read it', () => {
    const text = `kind: ConfigMap\nmetadata: {name: kube-dns, namespace: kube-system}\ndata:\n  stubDomains: |\n    {"corp": ["10.0.0.1"]}\n  upstreamNameservers: '["8.8.8.8"]'\n`;
    const { kubeDns, problems } = findCorefiles({ path: 'a.yaml', text });
    expect(kubeDns).toEqual([
      {
        kind: 'kube-dns',
        name: 'kube-system/kube-dns',
        namespace: 'kube-system',
        stubDomains: new Map([['corp', ['10.0.0.1']]]),
        upstreamNameservers: ['8.8.8.8'],
      },
    ]);
    expect(problems.map(p => p.code)).toEqual(['kube-dns-not-read']);
    expect(findCorefiles({ path: 'a.yaml', text: text.replace('"10.0.0.1"', '10.0.0.1') }).problems[0]?.code).toBe(
      'kube-dns-invalid',
    );
  });
});

describe('a template of a manifest', () => {
  const configMap = (corefile: string) =>
    `kind: ConfigMap\ndata:\n  Corefile: |\n    ${corefile.replaceAll('\n', '\n    ')}\n`;

  it.each([
    `{{- if .Values.dns }}\n${configMap('. {\n}')}{{- end }}\n`,
    configMap('. {\n  forward . {{ .Values.upstream }}\n}'),
    configMap('. {\n  hosts {\n    {% for h in hosts %}\n    {{ h }}\n    {% endfor %}\n  }\n}'),
    configMap('. {\n  template IN A {\n    answer "{{ .Name }} 60 IN A {{ .Values.ip }}"\n  }\n}'),
    configMap(`\${cluster_domain}:53 {\n  errors\n}`),
  ])('is not judged: %j', text => {
    const found = findCorefiles({ path: 'a.yaml', text });
    expect(found).toMatchObject({ sources: [], templated: true });
    expect(found.problems.map(p => [p.code, text.slice(p.start, p.end)])).toEqual([
      ['templated', expect.stringMatching(/\{[{%]|\$\{/)],
    ]);
  });

  it('is told from the templates and variables of CoreDNS itself', () => {
    const corefile = `. {\n  # {{ a comment }}\n  template IN A {\n    answer "{{ .Name }} 60 IN A {%IP%}"\n  }\n}\n\${ZONE} {\n}`;
    const { sources, templated } = findCorefiles({ path: 'a.yaml', text: configMap(corefile) });
    expect([sources[0]?.text, templated]).toEqual([`${corefile}\n`, false]);
  });
});

it('never throws', () => {
  for (const text of [
    '\0',
    '[',
    '{{',
    '"',
    '*a',
    '%',
    '&a *a',
    '? a',
    '!!binary x',
    '- - -',
    'kind: [List]',
    'kind: List\nitems: 3',
    'servers: [[plugins]]',
  ]) {
    for (const path of ['a.yaml', '-', 'Corefile']) expect(() => findCorefiles({ path, text })).not.toThrow();
  }
});
