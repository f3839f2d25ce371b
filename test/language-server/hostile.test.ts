import {
  completion,
  documentLinks,
  documentSymbols,
  foldingRanges,
  formatting,
  hover,
  references,
  semanticTokens,
  signatureHelp,
} from '@corefile/language-server';
import { schemas } from '@corefile/plugins';
import { describe, expect, test } from 'vitest';
import type { Range } from 'vscode-languageserver';
import { inConfigMap, open } from './marked.ts';

/** A small generator of numbers that repeats itself. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 8) % below;
  };
}

const words = [
  '{',
  '}',
  '"',
  '\n',
  '\n    ',
  ' ',
  '#',
  '(a)',
  'import',
  'a',
  '{$X}',
  '.:53',
  'forward',
  'cache',
  '\r\n',
  ',',
];
/** A text that began as an example and was then cut, joined and spoilt. */
function spoilt(roll: (below: number) => number): string {
  const examples = schemas.flatMap(({ examples }) => examples);
  let text = '';
  for (let blocks = 1 + roll(3); blocks > 0; blocks--) text += `a.org {\n${examples[roll(examples.length)]}\n}\n`;
  for (let edits = roll(8); edits > 0; edits--) {
    const at = roll(text.length + 1);
    text = text.slice(0, at) + (words[roll(words.length)] ?? '') + text.slice(at + roll(12));
  }
  return text;
}

describe.each([
  ['Corefiles', (text: string) => text, {}],
  ['ConfigMaps', inConfigMap, { path: '/work/coredns.yaml' }],
])('unfinished and broken %s', (_, place, options) => {
  test('no feature throws, and every range lies in the document', async () => {
    const roll = dice(7);
    for (let round = 0; round < 80; round++) {
      const text = place(spoilt(roll));
      const { state, host, workspace } = await open(text, options);
      const { document } = state;
      const within = ({ start, end }: Range) => {
        expect(document.offsetAt(start), text).toBeLessThanOrEqual(document.offsetAt(end));
        expect(document.positionAt(document.offsetAt(end)), text).toEqual(end);
      };
      await workspace.problems();
      for (const { range } of documentSymbols(state)) within(range);
      for (const { range } of documentLinks(state)) within(range);
      for (const { range } of formatting(state)) within(range);
      for (const { startLine, endLine } of foldingRanges(state)) expect(startLine).toBeLessThan(endLine);
      for (let at = 0, { data } = semanticTokens(state); at < data.length; at += 5)
        expect(data[at]).toBeGreaterThanOrEqual(0);
      for (let asked = 0; asked < 12; asked++) {
        const position = document.positionAt(roll(text.length + 1));
        const range = hover(state, position)?.range;
        if (range) within(range);
        signatureHelp(state, position);
        for (const { range } of references(state, position, true)) within(range);
        for (const { textEdit } of completion(state, position, { host, snippets: true })?.items ?? [])
          if (textEdit && 'range' in textEdit) within(textEdit.range);
      }
    }
  });

  test('a long text is answered at once', async () => {
    const block = (index: number) =>
      `zone${index}.example.org {\n    forward . 10.0.0.1 {\n        policy random\n    }\n    cache 30\n}\n`;
    const text = place(Array.from({ length: 1000 }, (_, index) => block(index)).join(''));
    const started = performance.now();
    const { state, host, workspace } = await open(text, options);
    await workspace.problems();
    const analysed = performance.now() - started;
    const position = state.document.positionAt(text.lastIndexOf('policy ') + 7);
    for (let asked = 0; asked < 20; asked++) {
      completion(state, position, { host, snippets: true });
      hover(state, position);
      signatureHelp(state, position);
    }
    semanticTokens(state);
    documentLinks(state);
    const answered = performance.now() - started - analysed;
    expect(analysed).toBeLessThan(15_000);
    expect(answered).toBeLessThan(3000);
  });
});
