import type { AnyPlugin, Body } from './plugin.ts';
import { isLone, rowsOf } from './rows.ts';
import type { AnySlot, Args, Row, Variants } from './slot.ts';

/** An argument's placeholder, as a manual prints it: `DURATION`, `success|denial`, `ZONES`. */
export function labelOf(name: string, slot: AnySlot): string {
  if ('value' in slot) {
    const { label, words } = slot.value as { label?: string; words?: readonly string[] };
    if (label !== undefined && (isLone(name) || label.endsWith('%'))) return label;
    if (words && label === undefined) return words.join('|');
    if (isLone(name)) return 'VALUE';
  }
  return name.toUpperCase();
}

const variantUsage = ([keyword, variant]: [string, { args: Args }]): string => {
  const longest =
    rowsOf(variant.args)
      .map(usageOf)
      .sort((a, b) => b.length - a.length)[0] ?? '';
  return longest ? `${keyword} ${longest}` : keyword;
};

/** The line a manual would print for a row: `[TTL] [ZONES...]`. */
export function usageOf(row: Row): string {
  const slots = Object.entries(row) as [string, AnySlot][];
  // An optional argument that required ones follow is there when the words suffice: `[MATCH] FROM TO`.
  const needed = (from: number) =>
    slots.slice(from).some(([, slot]) => 'presence' in slot && slot.presence === 'required');
  const tail = (index: number): string => {
    const entry = slots[index];
    if (!entry) return '';
    const [name, slot] = entry;
    const rest = tail(index + 1);
    const before = (text: string) => (rest ? `${text} ${rest}` : text);
    switch (slot.kind) {
      case 'one':
        if (slot.presence === 'required') return before(labelOf(name, slot));
        return slot.presence === 'guarded' || needed(index + 1)
          ? before(`[${labelOf(name, slot)}]`)
          : `[${before(labelOf(name, slot))}]`;
      case 'list':
        return before(
          slot.min > 0 ? `${labelOf(name, slot)}...` : `[${labelOf(name, slot)}${slot.max === 1 ? '' : '...'}]`,
        );
      case 'flag':
        return before(`[${name}]`);
      case 'raw':
        return before(labelOf(name, slot));
      case 'choice': {
        const alternatives = Object.entries(slot.variants as Variants)
          .map(variantUsage)
          .join(' | ');
        return before(slot.presence === 'required' ? `(${alternatives})` : `[${alternatives}]`);
      }
      case 'groups': {
        const each = Object.entries(slot.variants as Variants).map(variantUsage);
        return before(
          slot.introducedBy
            ? `[${slot.introducedBy} (${each.join(' | ')})]...`
            : each.map(text => `[${text}]`).join(' '),
        );
      }
      default: {
        const unknown: never = slot;
        return unknown;
      }
    }
  };
  return tail(0);
}

/** All signatures of an argument declaration: one line a form. */
export const signaturesOf = (lead: string, args: Args): readonly string[] =>
  rowsOf(args).map(row => [lead, usageOf(row)].filter(Boolean).join(' '));

/** The whole syntax of a plugin as a manual's Syntax section shows it. */
export function usageOfPlugin(plugin: AnyPlugin): string {
  return (plugin.stanzas as readonly { args: Args; body: Body }[])
    .flatMap(({ args, body }) => {
      const lines = bodyUsage(body);
      return signaturesOf(plugin.name, args).map(head =>
        lines.length ? [`${head} {`, ...lines.map(line => `    ${line}`), '}'].join('\n') : head,
      );
    })
    .join('\n');
}

function bodyUsage(body: Body): string[] {
  switch (body?.kind) {
    case 'properties':
      return [
        ...(body.otherwise ? signaturesOf('', body.otherwise as Row) : []),
        ...Object.entries(body.properties as Record<string, { args?: Args; until?: string }>).flatMap(
          ([name, { args, until }]) => (until === undefined ? signaturesOf(name, args ?? {}) : []),
        ),
      ];
    case 'entries':
      return Object.entries(body.variants as Variants).flatMap(([name, { args }]) => signaturesOf(name, args));
    default:
      return [];
  }
}
