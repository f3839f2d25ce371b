import type { CorefileSource } from '@corefile/sources';
import { findCorefiles } from '@corefile/sources/yaml';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import YAML, { type Scalar } from 'yaml';

const styles: Scalar.Type[] = ['BLOCK_LITERAL', 'BLOCK_FOLDED', 'PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE'];

/** Corefile-like texts, with everything that is hard to write in YAML. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '.:53 {',
        '}',
        'errors',
        ' ',
        '  ',
        '\t',
        '\n',
        '\n\n',
        '"',
        "'",
        '\\',
        '#',
        ': ',
        '- ',
        '{{',
        '%',
      ),
      fc.constantFrom('é', '😀', '\u00a0', '\u0085', '\0', '\u2028x', '\r', '    forward . 10.0.0.1 # note'),
      fc.string({ maxLength: 90 }),
    ),
    { maxLength: 30 },
  )
  .map(parts => parts.join('').replaceAll(/\{[{%]*/g, '{'));

function manifest(value: string, style: Scalar.Type, lineWidth: number): string {
  const document = new YAML.Document({
    kind: 'ConfigMap',
    metadata: { name: 'coredns' },
    data: { Corefile: value, next: 'x' },
  });
  (document.getIn(['data', 'Corefile'], true) as Scalar).type = style;
  return document.toString({ lineWidth });
}

function only(path: string, yaml: string): CorefileSource {
  const { sources, problems } = findCorefiles({ path, text: yaml });
  expect({
    sources: sources.length,
    errors: problems.filter(p => p.severity === 'error' && !p.message.includes('tab character')),
  }).toEqual({
    sources: 1,
    errors: [],
  });
  return sources[0] as CorefileSource;
}

/** All ways to write the character in YAML: itself, doubled, escaped, folded. */
function isImageOf(image: string, character: string): boolean {
  if (image === character || image === character + character) return true;
  if (character === '\n' && /^(\r?\n)+$|^$/.test(image)) return true;
  if (character === ' ' && /^\r?\n$/.test(image)) return true;
  return image.startsWith('\\') && (YAML.parse(`"${image}"`) as string).includes(character);
}

describe('the map from a Corefile to the YAML around it', () => {
  it('decodes as the YAML library does and leads each character to its image', () => {
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(...styles),
        fc.constantFrom(0, 20, 80),
        fc.boolean(),
        (value, style, width, crlf) => {
          let yaml = manifest(value, style, width);
          if (crlf) yaml = yaml.replaceAll(/\r?\n/g, '\r\n');
          fc.pre(YAML.parseDocument(yaml).errors.length === 0); // the printer has faults of its own
          const source = only('a.yaml', yaml);
          const read = YAML.parse(yaml).data.Corefile as string;
          expect(source.text).toBe(read);
          expect(source.document.text).toBe(yaml);
          let previous = 0;
          for (let offset = 0; offset < source.text.length; ) {
            const character = source.text.charAt(offset); // half of a pair too: printers break lines between `\ud83d` and `\ude00`
            const { start, end } = source.toDocumentRange(offset, offset + character.length);
            expect(start).toBe(source.toDocument(offset));
            expect(start).toBeGreaterThanOrEqual(previous);
            if (!isImageOf(yaml.slice(start, end), character)) {
              expect.fail(
                `${JSON.stringify(character)} at ${offset} maps to ${JSON.stringify(yaml.slice(start, end))} in ${JSON.stringify(yaml)}`,
              );
            }
            previous = end;
            offset += character.length;
          }
          expect(source.toDocument(source.text.length)).toBe(Math.max(previous, source.toDocument(0)));
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 600) },
    );
  });

  it('decodes every header of a block scalar', () => {
    const line = fc.constantFrom('', '  ', '    ', '      ', '    a', '      b', '    \tc', '     d  ', '    # e');
    const header = fc.tuple(fc.constantFrom('|', '>'), fc.constantFrom('', '2', '3'), fc.constantFrom('', '-', '+'));
    fc.assert(
      fc.property(
        header,
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (head, lines, eol, open) => {
          const body = [
            'kind: ConfigMap',
            'data:',
            `  Corefile: ${head.join('')} # note`,
            ...lines.map(l => (head[1] === '3' && l ? ` ${l}` : l)),
          ];
          const yaml = body.join(eol) + (open ? '' : eol);
          const parsed = YAML.parseDocument(yaml);
          fc.pre(parsed.errors.length === 0 && parsed.getIn(['data', 'Corefile']) !== '' && lines.some(l => l.trim()));
          expect(only('a.yaml', yaml).text).toBe(parsed.getIn(['data', 'Corefile']));
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 600) },
    );
  });

  it('decodes quoted and plain scalars over several lines', () => {
    const part = fc.constantFrom(
      'a',
      ' ',
      '  ',
      '\t',
      '\n   ',
      '\n',
      '\n  \n   ',
      '\\\n   ',
      '\\n',
      '\\x41',
      '\\u00e9',
      "''",
      '\\\\',
      'b c',
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 12 }),
        fc.constantFrom('"', "'", ''),
        fc.boolean(),
        (parts, quote, crlf) => {
          let yaml = `kind: ConfigMap\ndata:\n  Corefile: ${quote}${parts.join('')}${quote}\n  k: v\n`;
          if (crlf) yaml = yaml.replaceAll('\n', '\r\n');
          const parsed = YAML.parseDocument(yaml);
          // Kubernetes reads blank lines after an escaped break as breaks (YAML 1.2.2 §7.3.1), the YAML library does not.
          fc.pre(!/\\\r?\n[ \t]*\r?\n/.test(yaml));
          const expected = parsed.errors.length === 0 && parsed.getIn(['data', 'Corefile']);
          fc.pre(typeof expected === 'string');
          expect(only('a.yaml', yaml).text).toBe(expected);
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 600) },
    );
  });

  it('reads the strings of JSON', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(0, 2, '\t'), (value, indent) => {
        const json = JSON.stringify(
          { kind: 'ConfigMap', data: { Corefile: value.replaceAll('{{', '{').replaceAll('{%', '{') } },
          null,
          indent,
        );
        expect(only('a.json', json).text).toBe(JSON.parse(json).data.Corefile);
      }),
      { numRuns: Number(process.env.RUNS ?? 300) },
    );
  });
});

describe('an edit of a Corefile as an edit of the YAML around it', () => {
  it('says the same after it is made, or is refused', () => {
    const newText = fc.oneof(
      fc.constantFrom('', 'log\n', '    cache 30\n', 'a\nb', '"x"', "it's", '\n', ' ', '{\n  y\n}\n'),
      fc.string({ maxLength: 12 }),
    );
    const body = fc.oneof(
      text,
      fc.constantFrom('.:53 {\n    errors\n\n    forward . /etc/resolv.conf\n}\n', 'a {\n b\n}', '\n x\n'),
    );
    let made = 0;
    let asked = 0;
    fc.assert(
      fc.property(
        body,
        fc.constantFrom(...styles),
        fc.nat(),
        fc.nat(),
        newText,
        fc.boolean(),
        (value, style, a, b, replacement, crlf) => {
          let yaml = manifest(value, style, 80);
          if (crlf) yaml = yaml.replaceAll(/\r?\n/g, '\r\n');
          fc.pre(YAML.parseDocument(yaml).errors.length === 0);
          const source = only('a.yaml', yaml);
          const [start, end] = [a % (source.text.length + 1), b % (source.text.length + 1)].sort((x, y) => x - y) as [
            number,
            number,
          ];
          asked++;
          const edit = source.editToDocument(start, end, replacement);
          if (!edit) return;
          made++;
          const edited = yaml.slice(0, edit.start) + edit.text + yaml.slice(edit.end);
          const again = YAML.parseDocument(edited);
          expect(again.errors).toEqual([]);
          expect(again.getIn(['data', 'next'])).toBe('x');
          const wanted = source.text.slice(0, start) + replacement + source.text.slice(end);
          const block = (YAML.parseDocument(yaml).getIn(['data', 'Corefile'], true) as Scalar).type?.startsWith(
            'BLOCK',
          );
          const trim = (t: string) => (block ? t.replace(/\n+$/, '') : t);
          expect(trim(again.getIn(['data', 'Corefile']) as string)).toBe(trim(wanted));
        },
      ),
      { numRuns: Number(process.env.RUNS ?? 600) },
    );
    expect(made).toBeGreaterThan(asked / 2);
  });

  it('adds and removes whole lines of a literal with their indentation', () => {
    const yaml = 'kind: ConfigMap\ndata:\n  Corefile: |\n    . {\n      log\n\n      errors\n    }\n  next: x\n';
    const source = only('a.yaml', yaml);
    const apply = (start: number, end: number, replacement: string) => {
      const edit = source.editToDocument(start, end, replacement);
      return edit && yaml.slice(0, edit.start) + edit.text + yaml.slice(edit.end);
    };
    const at = source.text.indexOf('  errors');
    expect(apply(at, at, '  cache\n')).toBe(yaml.replace('      errors', '      cache\n      errors'));
    expect(apply(at, at + '  errors\n'.length, '')).toBe(yaml.replace('      errors\n', ''));
    expect(apply(source.text.length, source.text.length, 'b {\n}\n')).toBe(
      yaml.replace('  next', '    b {\n    }\n  next'),
    );
    expect(apply(source.text.length - 2, source.text.length, '')).toBe(yaml.replace('    }\n', ''));
  });
});
