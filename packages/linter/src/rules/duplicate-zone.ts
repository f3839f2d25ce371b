import type { LoadedBlock, Range, Source } from '@corefile/parser';
import type { Model, ServerBlock } from '@corefile/schema';
import { oncePer } from '@corefile/schema';
import type { Fix } from '../problem.ts';
import { defineRule } from '../rule.ts';
import { span, unsafe, wholeLines, written } from '../words.ts';

export const duplicateZone = defineRule({
  name: 'duplicate-zone',
  code: 'CF381',
  severity: 'error',
  summary: 'Two server blocks serve the same zone on the same listener.',
  why: 'A zone may be served once for each scheme, address and port; names are compared in lower case with the final dot, and a missing port is the default one: `.` and `.:53` are the same. Nor may one block listen on all addresses and another on some of them for the same zone and port. Blocks with a `view` are exempt. The second block often comes from an imported file.',
  fix: 'Merge the blocks, or give one another zone or port.',
  bad: '.:53 {\n    forward . 192.0.2.1\n}\n. {\n    forward . 192.0.2.2\n}',
  good: '.:53 {\n    forward . 192.0.2.1\n}\nexample.org:53 {\n    forward . 192.0.2.2\n}',
  raisedBy: ['duplicate-zone', 'listener-overlap'],
  refine({ about, code }, { model }) {
    const { blocks, firsts } = indexOf(model);
    const second = blocks.get(about.source)?.get(about.start);
    const first = second && firsts.get(keysOf(second));
    if (code !== 'duplicate-zone' || !first || first === second) return undefined;
    const fixes = merged(first.loaded, second.loaded);
    return fixes.length > 0 ? { fixes } : undefined;
  },
});

interface Index {
  /** By where their keys stand. */
  readonly blocks: ReadonlyMap<Source, ReadonlyMap<number, ServerBlock>>;
  /** The first block of the same keys. */
  readonly firsts: ReadonlyMap<string, ServerBlock>;
}

/** One block may have 10⁵ keys, and each of them may be refused. */
const keysOf = oncePer(({ keys }: ServerBlock): string => keys.join(' '));

const indexOf = oncePer((model: Model): Index => {
  const blocks = new Map<Source, Map<number, ServerBlock>>();
  const firsts = new Map<string, ServerBlock>();
  for (const block of model.blocks) {
    if (!firsts.has(keysOf(block))) firsts.set(keysOf(block), block);
    for (const { token } of block.loaded.keys) {
      const { source, start } = token.token;
      const places = blocks.get(source) ?? new Map<number, ServerBlock>();
      blocks.set(source, places.set(start, block));
    }
  }
  return { blocks, firsts };
});

/** The plugins of the second block in the first, if both are written in one text and have none in common. */
function merged(first: LoadedBlock, second: LoadedBlock): readonly Fix[] {
  const [close, open, end, key] = [
    first.close?.token,
    second.open?.token,
    second.close?.token,
    second.keys[0]?.token.token,
  ];
  if (!close || !open || !end || !key || [open, end, key].some(({ source }) => source !== close.source)) return [];
  if ([...second.directives.keys()].some(name => first.directives.has(name))) return [];
  const place = wholeLines(span(close, close));
  const body = written({ source: open.source, start: open.end, end: end.start });
  // Only of a brace on a line of its own is it clear where the lines go.
  const isLine = place.start === close.source.text.lastIndexOf('\n', close.start - 1) + 1;
  if (!isLine || written(place).trim() !== '}' || !/^[ \t]*\r?\n/.test(body)) return [];
  const at: Range = { ...place, end: place.start };
  const lines = body.replace(/^[ \t]*\r?\n/, '').trimEnd();
  return unsafe(
    'Merge it with the first',
    { range: at, text: lines === '' ? '' : `${lines}\n` },
    { range: wholeLines(span(key, end)), text: '' },
  );
}
