import { findCorefiles } from '@corefile/sources/yaml';
import { describe, expect, it } from 'vitest';

const values = `servers:
- zones:
  - zone: a.example
  - zone: .
    scheme: tls://
  port: 853
  plugins:
  - name: errors
  - name: cache
    parameters: 30
    configBlock: |-
      success 5
      denial 6
- plugins:
  - name: log
extraConfig:
  import:
    parameters: /opt/*.conf
`;

const read = (text: string) => findCorefiles({ path: 'values.yaml', text });

describe('values of the CoreDNS Helm chart', () => {
  it('are rendered as the chart does, with its warts', () => {
    const { sources, problems } = read(values);
    expect(problems).toEqual([]);
    expect(sources[0]).toMatchObject({ name: 'values.yaml#servers', kind: 'helm-values', key: 'servers' });
    expect(sources[0]?.text).toBe(`import /opt/*.conf
a.example tls://.:853 {
    errors
    cache 30 {
        success 5
        denial 6
    }
}
.{
    log
}`);
  });

  it('keep the place of every value', () => {
    const source = read(values).sources[0];
    for (const piece of [
      '/opt/*.conf',
      'a.example',
      'tls://',
      '853',
      'errors',
      'cache',
      '30',
      'success 5\n',
      'denial 6',
      'log',
    ]) {
      const start = source?.text.indexOf(piece) ?? -1;
      const range = source?.toDocumentRange(start, start + piece.length);
      expect(values.slice(range?.start, range?.end)).toBe(piece);
    }
  });

  it('are edited inside a value, without the indentation the chart adds', () => {
    const source = read(values).sources[0];
    const apply = (find: string, replacement: string) => {
      const start = source?.text.indexOf(find) ?? -1;
      const edit = source?.editToDocument(start, start + find.length, replacement);
      return edit && values.slice(0, edit.start) + edit.text + values.slice(edit.end);
    };
    expect(apply('a.example', 'b.example')).toBe(values.replace('a.example', 'b.example'));
    expect(apply('success 5', 'success 7\n        prefetch 1')).toBe(
      values.replace('success 5', 'success 7\n      prefetch 1'),
    );
    expect(apply('        success 5\n', '')).toBe(values.replace('      success 5\n', ''));
    expect(apply('    errors\n', '')).toBeUndefined(); // an item of the list, not a text
  });

  it('are found under the name of a dependency and in the charts of GitOps tools', () => {
    const indented = (by: string) => values.replaceAll(/^(?=.)/gm, by);
    const places = {
      'coredns.servers': `coredns:\n${indented('  ')}`,
      'spec.values.servers': `kind: HelmRelease\nspec:\n  values:\n${indented('    ')}`,
      'spec.valuesContent.rke2.servers': `kind: HelmChartConfig\nspec:\n  valuesContent: |-\n    rke2:\n${indented('      ')}`,
    };
    for (const [key, text] of Object.entries(places)) {
      const source = read(text).sources[0];
      expect(source?.key).toBe(key);
      expect(source?.text).toBe(read(values).sources[0]?.text);
      const at = source?.text.indexOf('denial') ?? -1;
      expect(text.slice(source?.toDocument(at))).toMatch(/^denial 6/);
      const edit = source?.editToDocument(at, at, 'x\n        ');
      expect(edit && text.slice(0, edit.start) + edit.text + text.slice(edit.end)).toBe(
        text.replace(/( *)denial/, '$1x\n$1denial'),
      );
    }
  });

  it('bring the zone files of the chart', () => {
    const { files } = read(
      `${values}zoneFiles:\n- filename: example.db\n  contents: |\n    example.com. IN A 10.0.0.1\n`,
    );
    expect(files.map(file => [file.key, file.text])).toEqual([['example.db', 'example.com. IN A 10.0.0.1\n']]);
  });

  it.each([
    ['parameters: [a, b]', '[a, b]'],
    ['configBlock: 5', '5'],
    ['parameters: "a\\nb"', '"a\\nb"'],
  ])('are refused where the chart fails: %s', (line, place) => {
    const text = `servers:\n- plugins:\n  - name: log\n    ${line}\n`;
    const { sources, problems } = read(text);
    expect(sources).toEqual([]);
    expect(problems.map(p => [p.code, text.slice(p.start, p.end)])).toEqual([['helm-values-not-renderable', place]]);
  });
});
