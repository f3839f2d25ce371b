import { type Bound, bind } from './bind.ts';
import { describeSlot } from './describe.ts';
import { lineOf, type Place } from './place.ts';
import type { AnyPlugin } from './plugin.ts';
import { rowsOf } from './rows.ts';
import type { AnySlot, Args, Row, Variants } from './slot.ts';
import { labelOf } from './usage.ts';

export interface Parameter {
  /** UTF-16 offsets in the label of its signature. */
  readonly start: number;
  readonly end: number;
  /** Markdown. */
  readonly documentation: string;
}
export interface Signature {
  readonly label: string;
  readonly documentation: string;
  readonly parameters: readonly Parameter[];
}
export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  /** Absent when the words fill every parameter, or none knows the last one. */
  readonly activeParameter: number | undefined;
}

/**
 * The ways to write a line, one signature a form, and the parameter that `word` (what the cursor stands in; '' between
 * words) fills or would fill. Keywords already written are spelled out: `rewrite name [MATCH] FROM TO`.
 */
export function signatureAt(plugins: readonly AnyPlugin[], place: Place, word = ''): SignatureHelp | undefined {
  const line = lineOf(plugins, place);
  if (line?.kind !== 'arguments') return undefined;
  const { lead, doc, args } = line;
  const words = word === '' ? line.words : [...line.words, word];
  const chosen = bind(args, words).row;
  const rows = rowsOf(args);
  const built = rows.map(row => {
    const bound = bind(row, words);
    const segments = segmentsOf(row, bound, []);
    return {
      signature: print(lead, doc, segments),
      active: activeOf(segments, bound, word === '' ? undefined : words),
    };
  });
  const activeSignature = Math.max(rows.indexOf(chosen), 0);
  return {
    signatures: built.map(({ signature }) => signature),
    activeSignature,
    activeParameter: built[activeSignature]?.active,
  };
}

interface Segment {
  readonly text: string;
  readonly name: string;
  readonly slot: AnySlot;
  readonly path: string;
}

/** A row as it stands once the keywords of `bound` are written. */
function segmentsOf(row: Row, bound: Bound, path: readonly string[]): readonly Segment[] {
  return Object.entries(row).flatMap(([name, slot]) => {
    const here = [...path, name];
    const own = { name, slot, path: here.join(' ') };
    if (slot.kind !== 'choice') return [{ ...own, text: textOf(name, slot) }];
    const picked = bound.bindings.find(
      ({ role, slot: filled, path }) => role === 'keyword' && filled === slot && path.length === here.length + 1,
    );
    const kind = picked?.path.at(-1);
    const variant = kind === undefined ? undefined : (slot.variants as Variants)[kind];
    if (kind === undefined || !variant) return [{ ...own, text: textOf(name, slot) }];
    return [
      { ...own, text: kind, path: [...here, kind].join(' ') },
      ...segmentsOf(furthest(variant.args, bound, [...here, kind]), bound, [...here, kind]),
    ];
  });
}

/** Of a variant's forms the one whose arguments are bound. */
function furthest(args: Args, bound: Bound, path: readonly string[]): Row {
  const rows = rowsOf(args);
  const filled = (row: Row) =>
    bound.bindings.filter(
      ({ slot, path: at }) => at.length > path.length && Object.values(row).some(each => each === slot),
    ).length;
  return rows.toSorted((a, b) => filled(b) - filled(a))[0] ?? {};
}

function textOf(name: string, slot: AnySlot): string {
  switch (slot.kind) {
    case 'one':
      return slot.presence === 'required' ? labelOf(name, slot) : `[${labelOf(name, slot)}]`;
    case 'list': {
      const dots = slot.max === 1 ? '' : '...';
      return slot.min > 0 ? `${labelOf(name, slot)}${dots}` : `[${labelOf(name, slot)}${dots}]`;
    }
    case 'flag':
      return `[${name}]`;
    case 'raw':
      return labelOf(name, slot);
    case 'choice': {
      const words = Object.keys(slot.variants as Variants).join('|');
      return slot.presence === 'required' ? words : `[${words}]`;
    }
    case 'groups': {
      const words = Object.keys(slot.variants as Variants).join('|');
      return slot.introducedBy === undefined ? `[${words} …]` : `[${slot.introducedBy} ${words} …]`;
    }
    default: {
      const unknown: never = slot;
      return unknown;
    }
  }
}

function print(lead: string, doc: string, segments: readonly Segment[]): Signature {
  let label = lead;
  const parameters = segments.map(({ text, name, slot }) => {
    if (label !== '') label += ' ';
    const start = label.length;
    label += text;
    return { start, end: label.length, documentation: describeSlot(name, slot) };
  });
  return { label, documentation: doc, parameters };
}

/** `words` when the last of them is still being written. */
function activeOf(
  segments: readonly Segment[],
  bound: Bound,
  words: readonly string[] | undefined,
): number | undefined {
  const at = (path: string) =>
    segments.findIndex(segment => path === segment.path || path.startsWith(`${segment.path} `));
  const known = (index: number) => (index >= 0 ? index : undefined);
  if (words) {
    const filled = bound.bindings.findLast(({ token }) => token === words.length - 1);
    if (filled) return known(at(filled.path.join(' ')));
    // A word that fits nothing yet is on its way to what would be expected in its place.
    const misfit = bound.misfit?.at === words.length - 1 ? bound.bindings.length : undefined;
    return misfit !== undefined && misfit < segments.length ? misfit : undefined;
  }
  const [next] = bound.expected;
  if (!next) return undefined;
  return known(segments.findLastIndex(({ slot }) => slot === next.slot));
}
