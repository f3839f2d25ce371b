import { load, parse, type Token } from '@corefile/parser';
import { schemas } from '@corefile/plugins';
import {
  type AnySlot,
  type Args,
  type Body,
  cursorAt,
  decode,
  describeBinding,
  describeOption,
  describePlugin,
  expectAt,
  type Option,
  rowsOf,
  type StanzaForm,
  signatureAt,
  usageOfPlugin,
} from '@corefile/schema';
import { describe, expect, test } from 'vitest';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };
const lead = 'example.org {\n';

/** What completion would offer at `‸`. */
function labels(marked: string): string[] {
  const offset = marked.indexOf('‸');
  const { at } = cursorAt(parse(marked.replace('‸', '')).file.tokens, offset);
  return at.kind === 'plugin' ? expectAt(schemas, at.place).candidates.map(({ label }) => label) : [at.kind];
}
/** The signature at `‸`, its active parameter in «». */
function signature(marked: string): string | undefined {
  const offset = marked.indexOf('‸');
  const { at, word } = cursorAt(parse(marked.replace('‸', '')).file.tokens, offset);
  const help = at.kind === 'plugin' ? signatureAt(schemas, at.place, word.text) : undefined;
  const active = help?.signatures[help.activeSignature];
  if (!help || !active) return undefined;
  const { label, parameters } = active;
  const { start, end } = parameters[help.activeParameter ?? -1] ?? { start: -1, end: -1 };
  return start < 0 ? label : `${label.slice(0, start)}«${label.slice(start, end)}»${label.slice(end)}`;
}

describe('what may follow, also on an unfinished line', () => {
  test('names of plugins at the beginning of a line', () => {
    expect(labels('. {\n  ‸')).toContain('forward');
    expect(labels('. {\n  log\n  fo‸')).toContain('forward');
    expect(labels('a.org\nfo‸')).toContain('forward');
    expect(labels('(snip) {\n  ‸\n}')).toContain('forward');
  });
  test('keys outside of blocks', () => {
    expect(labels('‸')).toEqual(['key']);
    expect(labels('a.org {\n}\n‸')).toEqual(['key']);
    expect(labels('a.org,\n‸')).toEqual(['key']);
  });
  test('what to import', () => {
    expect(labels('. {\n  import ‸')).toEqual(['import']);
    expect(labels('import ‸\n. {\n}')).toEqual(['import']);
  });
  test('options in a block, but not those already given', () => {
    expect(labels('. {\n  cache {\n    ‸\n')).toContain('prefetch');
    const left = labels('. {\n  cache {\n    keepttl\n    disable success\n    ‸\n  }\n}');
    expect(left).not.toContain('keepttl');
    expect(left).toContain('disable');
  });
  test('keywords and words of closed lists', () => {
    expect(labels('. {\n  cache {\n    serve_stale 1h ‸')).toEqual(['immediate', 'verify']);
    expect(labels('. {\n  forward . 1.1.1.1 {\n    policy ‸\n  }\n}')).toEqual(['random', 'round_robin', 'sequential']);
    expect(labels('. {\n  forward . 1.1.1.1 {\n    max_fails 3 policy ‸\n  }\n}')).toContain('sequential');
    expect(labels('. {\n  rewrite stop {\n    name regex a b\n    answer ‸')).toEqual(['auto', 'name', 'value']);
    expect(labels('. {\n  rewrite name regex a b ‸')).toEqual(['answer']);
  });
  test('nothing behind a word that does not fit', () => {
    expect(labels('. {\n  cache {\n    serve_stale nonsense ‸')).toEqual([]);
    expect(labels('. {\n  nonsense ‸')).toEqual([]);
  });
  test('required arguments become placeholders', () => {
    const { candidates } = expectAt(schemas, { args: [] });
    expect(candidates.find(({ label }) => label === 'forward')?.insertText).toBe(`forward \${1:FROM} \${2:TO}`);
  });
});

describe('signatures', () => {
  test('mark the parameter of the word at the cursor', () => {
    expect(signature('. {\n  forward . 1.1‸')).toBe('forward FROM «TO...»');
    expect(signature('. {\n  forward ‸')).toBe('forward «FROM» TO...');
  });
  test('spell out the keywords that are written', () => {
    expect(signature('. {\n  rewrite ttl ‸')).toMatch(/^rewrite .*ttl «\[.*\]» NAME TTL$/);
    expect(signature('. {\n  cache {\n    serve_stale 1h verify ‸')).toBe(
      'serve_stale [DURATION] verify «[VERIFY_TIMEOUT]» [RESPONSE_TTL] [FAILURE_RECHECK]',
    );
  });
});

interface Entry {
  readonly token: Token;
  readonly description: string;
  readonly words: readonly string[];
}
/** Every token of an example, with what hover says about it and the closed list it is from. */
function entriesOf(example: string): readonly Entry[] {
  const program = load({ path: '/Corefile', text: `${lead}${example}\n}\n` }, host);
  const found = new Map<Token, Entry>();
  for (const stanza of decode(program, schemas).blocks[0]?.stanzas ?? []) {
    found.set(stanza.head.token, { token: stanza.head.token, description: describePlugin(stanza.plugin), words: [] });
    for (const line of [stanza.args, ...stanza.lines]) {
      for (const binding of line.bindings) {
        const token = line.tokens[binding.token]?.token;
        if (token) found.set(token, { token, description: describeBinding(binding), words: closedList(binding.slot) });
      }
    }
    for (const { name, keyword } of stanza.lines) {
      const option = stanza.plugin.stanzas
        .flatMap(form => Object.entries(optionsOf(form)))
        .find(([key]) => key === name);
      if (option)
        found.set(keyword.token, {
          token: keyword.token,
          description: describeOption(stanza.plugin, name, option[1]),
          words: [name],
        });
    }
  }
  return [...found.values()];
}
const closedList = (slot: AnySlot): readonly string[] =>
  'variants' in slot
    ? [
        ...Object.keys(slot.variants as object),
        ...('introducedBy' in slot && slot.introducedBy ? [slot.introducedBy] : []),
      ]
    : 'value' in slot
      ? (slot.value.words ?? [])
      : [];

const optionsOf = (form: StanzaForm<Args, Body>): Record<string, Option> => {
  const body = form.body as { properties?: Record<string, Option>; variants?: Record<string, Option> } | undefined;
  return body?.properties ?? body?.variants ?? {};
};

describe.each(schemas.map(schema => [schema.name, schema] as const))('%s', (_, schema) => {
  test('every word of its examples has a description, and is offered when it is from a closed list', () => {
    for (const example of schema.examples) {
      const text = `${lead}${example}\n}\n`;
      const { tokens } = parse(text).file;
      const entries = new Map(entriesOf(example).map(entry => [entry.token.start, entry]));
      const inside = tokens.slice(2, -1).filter(({ text }) => text !== '{' && text !== '}');
      for (const token of inside) {
        const entry = entries.get(token.start);
        expect(entry?.description, `${token.text} in ${example}`).toBeTruthy();
        const word = entry?.words.find(word => word === token.text.toLowerCase() || word === token.text);
        if (word === undefined) continue;
        const { at } = cursorAt(tokens, token.start);
        const offered = at.kind === 'plugin' ? expectAt(schemas, at.place).candidates.map(({ label }) => label) : [];
        expect(offered, `${token.text} in ${example}`).toContain(word);
      }
    }
  });

  test('its usage covers every option, and each has a signature', () => {
    const usage = usageOfPlugin(schema);
    for (const form of schema.stanzas as readonly StanzaForm<Args, Body>[]) {
      for (const [name, option] of Object.entries(optionsOf(form))) {
        if ('until' in option && option.until !== undefined) continue;
        expect(usage).toContain(name);
        expect(describeOption(schema, name, option)).toContain(name);
      }
      expect(rowsOf(form.args).length).toBeGreaterThan(0);
    }
    expect(signatureAt(schemas, { plugin: schema.name, args: [] })?.signatures[0]?.label).toContain(schema.name);
  });
});
