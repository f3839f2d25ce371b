import type { Binding } from './bind.ts';
import type { Option } from './place.ts';
import type { AnyPlugin } from './plugin.ts';
import type { AnySlot, Args, Variants } from './slot.ts';
import { labelOf, signaturesOf, usageOfPlugin } from './usage.ts';
import type { Value } from './value.ts';
import type { Lifetime } from './version.ts';

/** A plugin as markdown: what it does, how it is written, since when. */
export function describePlugin(plugin: AnyPlugin): string {
  return paragraphs(
    plugin.summary,
    code(usageOfPlugin(plugin) || plugin.name),
    plugin.description,
    lifetime(plugin),
    plugin.occurs === 'once' ? 'It may stand only once in a server block.' : undefined,
  );
}

/** An option of a plugin's block as markdown. */
export function describeOption(plugin: AnyPlugin, name: string, option: Option): string {
  const args: Args = 'kind' in option ? {} : option.args;
  return paragraphs(
    code(signaturesOf(name, args).join('\n')),
    `${sentence(option.doc)} Option of \`${plugin.name}\`.`,
    lifetime(option),
  );
}

/** The argument or keyword that a word fills, as markdown. */
export function describeBinding({ role, slot, path }: Pick<Binding, 'role' | 'slot' | 'path'>): string {
  const name = path.at(-1) ?? '';
  if (role === 'keyword') return describeKeyword(name, slot);
  return describeSlot(name, slot);
}

function describeKeyword(name: string, slot: AnySlot): string {
  if (!('variants' in slot))
    return paragraphs(code(name), sentence(slot.doc), lifetime(slot.kind === 'flag' ? slot : {}));
  const variants = slot.variants as Variants;
  const variant = Object.hasOwn(variants, name) ? variants[name] : undefined;
  // The word that introduces groups (`answer`) is none of them.
  if (!variant) return paragraphs(sentence(slot.doc), alternatives(variants));
  return paragraphs(code(signaturesOf(name, variant.args).join('\n')), sentence(variant.doc), lifetime(variant));
}

/** An argument: its placeholder, what it is for, what may be written, what holds when it is left out. */
export function describeSlot(name: string, slot: AnySlot): string {
  const lead = `\`${labelOf(name, slot)}\`${slot.doc ? ` – ${sentence(slot.doc)}` : ''}`;
  if ('variants' in slot) return paragraphs(lead, alternatives(slot.variants as Variants));
  if (!('value' in slot)) return lead;
  return paragraphs(lead, `Write ${slot.value.expects}.`, fallback(slot), lifetime(slot.kind === 'one' ? slot : {}));
}

function fallback(slot: AnySlot): string | undefined {
  if (slot.kind !== 'one' || slot.fallback === undefined) return undefined;
  const { colour } = slot.value as Value<unknown>;
  const text = colour === 'duration' ? milliseconds(Number(slot.fallback)) : String(slot.fallback);
  return typeof slot.fallback === 'object' || text === '' ? undefined : `When left out: \`${text}\`.`;
}

const milliseconds = (ms: number): string =>
  ms % 3_600_000 === 0 && ms > 0
    ? `${ms / 3_600_000}h`
    : ms % 60_000 === 0 && ms > 0
      ? `${ms / 60_000}m`
      : ms % 1000 === 0
        ? `${ms / 1000}s`
        : `${ms}ms`;

const alternatives = (variants: Variants): string =>
  Object.entries(variants)
    .map(([name, { doc }]) => `- \`${name}\` – ${doc}`)
    .join('\n');

function lifetime({ since, until, instead }: Lifetime): string | undefined {
  if (until !== undefined) return `Known until CoreDNS ${until}${instead ? `; write ${instead}` : ''}.`;
  return since === undefined ? undefined : `Since CoreDNS ${since}.`;
}

const code = (text: string): string => `\`\`\`corefile\n${text}\n\`\`\``;
const sentence = (text: string): string => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`);
const paragraphs = (...parts: readonly (string | undefined)[]): string => parts.filter(Boolean).join('\n\n');
