import { load } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import { type AnySlot, type Args, type Body, decode, rowsOf, type StanzaForm, usageOfPlugin } from '@corefile/schema';
import { describe, expect, test } from 'vitest';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };

interface Option {
  readonly doc: string;
  readonly args?: Args;
  readonly until?: string;
}
const optionsOf = (form: StanzaForm<Args, Body>): Record<string, Option> => {
  const body = form.body as { properties?: Record<string, Option>; variants?: Record<string, Option> } | undefined;
  return body?.properties ?? body?.variants ?? {};
};

describe.each(schemas.map(schema => [schema.name, schema] as const))('%s', (_, schema) => {
  const forms = schema.stanzas as readonly StanzaForm<Args, Body>[];

  test('has a summary and examples that decode without a problem', () => {
    expect(schema.summary).toMatch(/^[A-Z`].*[.]$/s);
    expect(schema.examples.length).toBeGreaterThan(0);
    for (const example of schema.examples) {
      // The partner that a stanza needs in its block (k8s_external and kubernetes) is part of the example.
      const program = load({ path: '/Corefile', text: `example.org {\n${example}\n}\n` }, host);
      const { problems } = decode(program, schemas);
      expect(problems.filter(problem => !problem.environment).map(problem => problem.message)).toEqual([]);
    }
  });

  test('documents every argument and option, and its usage covers them', () => {
    const usage = usageOfPlugin(schema);
    for (const form of forms) {
      for (const doc of docsOf(form.args)) expect(doc).not.toBe('');
      for (const [name, option] of Object.entries(optionsOf(form))) {
        expect(option.doc, name).not.toBe('');
        if (option.until === undefined) expect(usage).toContain(name);
      }
    }
  });

  test('keeps the invariants no type can hold: one list a row, nothing required behind an optional argument', () => {
    const rows = forms.flatMap(form => [
      ...rowsOf(form.args),
      ...Object.values(optionsOf(form)).flatMap(option => rowsOf(option.args ?? {})),
    ]);
    for (const row of rows) {
      const slots = Object.values(row) as AnySlot[];
      expect(slots.filter(slot => slot.kind === 'list').length).toBeLessThanOrEqual(1);
      const optional = slots.findIndex(slot => slot.kind === 'one' && slot.presence === 'positional');
      if (optional >= 0)
        expect(slots.slice(optional).some(slot => slot.kind === 'one' && slot.presence === 'required')).toBe(false);
      expect(Object.keys(row).some(key => /^\d+$/.test(key))).toBe(false);
    }
  });
});

function docsOf(args: Args): readonly string[] {
  return rowsOf(args).flatMap(row => Object.entries(row).map(([name, slot]) => (name === 'value' ? 'lone' : slot.doc)));
}
