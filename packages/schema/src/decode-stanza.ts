import { toLower } from '@corefile/golang';
import type { Dispenser, LoadedToken } from '@corefile/parser';
import { type Binding, type BindOptions, type Bound, bind, unknownWord } from './bind.ts';
import { closest } from './closest.ts';
import type { BoundLine, Stanza, StanzaLine } from './model.ts';
import { oncePer } from './once-per.ts';
import {
  type AnyPlugin,
  type Body,
  type Property,
  properties,
  type Repeat,
  type Stanza as StanzaForm,
} from './plugin.ts';
import type { SchemaProblem, SchemaProblemCode } from './problem.ts';
import type { AnySlot, Args, Extra, Flag, Row, Surroundings, Variants } from './slot.ts';
import { labelOf } from './usage.ts';
import { isKnownIn, type Lifetime, notInVersion } from './version.ts';

export type Complain = (
  code: SchemaProblemCode,
  message: string,
  at: LoadedToken,
  related?: SchemaProblem['related'],
) => void;

/**
 * Reads one stanza off the stream of a directive's tokens, the cursor on its first word, with the movements of
 * CoreDNS's setup code: `RemainingArgs` for the line, `NextBlock` for each line of the block. What those make of odd
 * input (a brace on the wrong line, options on one line) comes out the same, because it is the same walk.
 * Whether it is valid is for the caller to say, who goes on checking it.
 */
export function decodeStanza(
  plugin: AnyPlugin,
  tokens: readonly LoadedToken[],
  dispenser: Dispenser,
  surroundings: Surroundings,
  complain: Complain,
): Stanza & { valid: boolean } {
  const from = dispenser.cursor;
  const head = dispenser.token() as LoadedToken;
  const form = chooseForm(plugin, dispenser, surroundings);
  const reader = new Reader(plugin, tokens, dispenser, surroundings, complain);
  const args = reader.head(form, head);
  const gone = notInVersion(`'${args.line.tokens.map(token => token.text).join(' ')}'`, form, surroundings.version);
  if (gone !== undefined) complain('option-not-in-version', `${plugin.name}: ${gone}`, args.line.tokens[0] ?? head);
  const config = args.config as Record<string, unknown>;
  reader.body(form.body, config);
  const { lines, refused } = reader;
  const own = tokens.slice(from, dispenser.cursor + 1);
  return { plugin, head, args: args.line, lines, refused, config, tokens: own, valid: true };
}

/** Of several forms the one whose arguments fit, or get furthest. */
function chooseForm(plugin: AnyPlugin, dispenser: Dispenser, surroundings: Surroundings): StanzaForm<Args, Body> {
  const forms = plugin.stanzas as readonly StanzaForm<Args, Body>[];
  const first = forms[0] as StanzaForm<Args, Body>;
  if (forms.length === 1) return first;
  const start = dispenser.cursor;
  const words = dispenser.remainingArgs();
  dispenser.cursor = start;
  let best = { form: first, at: -1 };
  for (const form of forms) {
    const { misfit } = bind(form.args, words, surroundings);
    if (!misfit) return form;
    if (misfit.at > best.at) best = { form, at: misfit.at };
  }
  return best.form;
}

class Reader {
  readonly lines: StanzaLine[] = [];
  readonly refused: StanzaLine[] = [];
  private readonly plugin: AnyPlugin;
  private readonly tokens: readonly LoadedToken[];
  private readonly dispenser: Dispenser;
  private readonly surroundings: Surroundings;
  private readonly complain: Complain;

  constructor(
    plugin: AnyPlugin,
    tokens: readonly LoadedToken[],
    dispenser: Dispenser,
    surroundings: Surroundings,
    complain: Complain,
  ) {
    this.plugin = plugin;
    this.tokens = tokens;
    this.dispenser = dispenser;
    this.surroundings = surroundings;
    this.complain = complain;
  }

  head(form: StanzaForm<Args, Body>, head: LoadedToken): { config: unknown; line: BoundLine } {
    let tokens = this.lineFor(this.plugin);
    if (form.body?.kind === 'continuation' && tokens.length < form.body.below) {
      while (this.dispenser.nextBlock()) tokens = [...tokens, this.dispenser.token() as LoadedToken];
    }
    return this.bindLine(form.args, tokens, this.plugin.extra ?? 'rejected', head);
  }

  body(body: Body, config: Record<string, unknown>): void {
    switch (body?.kind) {
      case 'properties':
        for (const [name, isFlag] of startsOf(body.properties)) config[name] = isFlag ? false : [];
        if (body.otherwise) config.lines = [];
        while (this.dispenser.nextBlock()) this.option(body, config);
        if (body.second) this.body(properties(body.second), config);
        return;
      case 'entries':
        config.entries = [];
        while (this.dispenser.nextBlock()) this.entry(body.variants, body.ignoreCase, config.entries as unknown[]);
        return;
      default:
        return; // no block: CoreDNS never looks for one, what stands there is the next stanza
    }
  }

  private option(body: Extract<Body, { kind: 'properties' }>, config: Record<string, unknown>): void {
    const keyword = this.dispenser.token() as LoadedToken;
    const name = body.ignoreCase ? toLower(keyword.text) : keyword.text;
    const known = body.properties as Record<string, AnyProperty>;
    const declared = Object.hasOwn(known, name) ? known[name] : undefined;
    // Where any word will do, one that this release does not know for an option is no more than that.
    const foreign = body.otherwise && declared && !isKnownIn(declared, this.surroundings.version);
    const option = foreign ? undefined : declared;
    if (!option && body.otherwise && (body.whileData?.(config) ?? true)) {
      this.data(body.otherwise as Row, keyword, config);
      return;
    }
    if (!option) {
      this.reject(
        'unknown-option',
        this.unknownOption(keyword.text, namesOf(known, this.surroundings.version)),
        keyword,
      );
      return;
    }
    const gone = notInVersion(`${this.plugin.name}: '${name}'`, option, this.surroundings.version);
    if (gone !== undefined) {
      this.reject('option-not-in-version', gone, keyword);
      return;
    }
    const isNamed = (line: StanzaLine) => line.name === name;
    const earlier =
      'kind' in option || option.repeat !== 'rejected'
        ? undefined
        : (this.lines.find(isNamed) ?? this.refused.find(isNamed));
    if (earlier) {
      const related = [{ message: 'first given here', at: earlier.keyword }];
      this.complain('option-repeated', `'${name}' is given twice; keep one`, keyword, related);
    }
    const { config: read, line } =
      'kind' in option
        ? this.flag(option, keyword)
        : this.bindLine(option.args, this.lineFor(option), option.extra, keyword);
    if (!this.add(name, keyword, line, read, line.valid && !earlier)) return;
    if (!('kind' in option) && option.repeat === 'collected') (config[name] as unknown[]).push(read);
    else config[name] = read;
  }

  private add(name: string, keyword: LoadedToken, line: BoundLine, config: unknown, valid = line.valid): boolean {
    const { tokens, bindings, row } = line;
    (valid ? this.lines : this.refused).push({ name, keyword, tokens, bindings, row, config, valid });
    return valid;
  }

  private flag(option: Flag, keyword: LoadedToken): { config: unknown; line: BoundLine } {
    const { line } = this.bindLine({}, this.lineFor(option), option.extra, keyword);
    return { config: true, line };
  }

  private data(row: Row, keyword: LoadedToken, config: Record<string, unknown>): void {
    const { config: read, line } = this.bindLine(row, this.restOfLine(0, this.dispenser.cursor), 'rejected', keyword);
    if (this.add('', keyword, line, read)) (config.lines as unknown[]).push(read);
  }

  private entry(variants: Variants, ignoreCase: boolean, entries: unknown[]): void {
    const keyword = this.dispenser.token() as LoadedToken;
    const name = ignoreCase ? toLower(keyword.text) : keyword.text;
    const variant = Object.hasOwn(variants, name) ? variants[name] : undefined;
    if (!variant) {
      this.reject('unknown-option', unknownWord(keyword.text, Object.keys(variants)), keyword);
      return;
    }
    const gone = notInVersion(`${this.plugin.name}: '${name}'`, variant, this.surroundings.version);
    if (gone !== undefined) {
      this.reject('option-not-in-version', gone, keyword);
      return;
    }
    const { config, line } = this.bindLine(variant.args, this.restOfLine(), 'rejected', keyword);
    if (this.add(name, keyword, line, config)) entries.push(Object.assign({ kind: name }, config));
  }

  private bindLine(
    args: Args,
    tokens: readonly LoadedToken[],
    extra: Extra,
    keyword: LoadedToken,
  ): { config: unknown; line: BoundLine } {
    const options: BindOptions = { zones: this.surroundings.zones, lenient: extra !== 'rejected' };
    const bound = bind(
      args,
      tokens.map(token => token.text),
      options,
    );
    if (bound.misfit) this.misfit(bound, tokens, keyword, extra);
    let valid = bound.misfit === undefined;
    for (const binding of bound.bindings)
      valid = this.checkLifetime(binding, tokens[binding.token] ?? keyword, keyword) && valid;
    if (extra === 'read as next') {
      // Taken one by one: what is left of the line is read as the next option. Behind a fault we go on at the block.
      const brace = tokens.findLastIndex(token => token.text === '{');
      const used = bound.misfit === undefined ? bound.used : brace < 0 ? tokens.length : brace;
      this.dispenser.cursor -= tokens.length - used;
    }
    return { config: bound.config, line: { tokens, bindings: bound.bindings, row: bound.row, valid } };
  }

  /** Does the release know the keyword or argument, and still? */
  private checkLifetime({ role, slot, path }: Binding, word: LoadedToken, keyword: LoadedToken): boolean {
    if (this.surroundings.version === undefined) return true;
    const name = path.at(-1) as string;
    const lifetime = lifetimeOf(slot, name);
    const lead = keyword.text === this.plugin.name ? keyword.text : `${this.plugin.name}: ${keyword.text}`;
    const gone = notInVersion(
      `${lead}: '${word.text}'${role === 'value' ? ` (${labelOf(name, slot)})` : ''}`,
      lifetime,
      this.surroundings.version,
    );
    if (gone !== undefined) this.complain('option-not-in-version', gone, word);
    return gone === undefined;
  }

  private misfit(bound: Bound, tokens: readonly LoadedToken[], keyword: LoadedToken, extra: Extra): void {
    const { kind, message, at } = bound.misfit as NonNullable<Bound['misfit']>;
    const lead = keyword.text === this.plugin.name ? keyword.text : `${this.plugin.name}: ${keyword.text}`;
    const best = tokens[at] ?? tokens.at(-1) ?? keyword;
    // A quoted argument may span lines: RemainingArgs has read them all by the time one is refused.
    const end = (extra === 'read as next' ? undefined : tokens.at(-1)) ?? best;
    const elsewhere = end.line !== best.line || end.file !== best.file;
    this.complain(
      kind,
      `${lead}: ${message}`,
      elsewhere ? end : best,
      elsewhere ? [{ message: 'about this', at: best }] : [],
    );
  }

  private unknownOption(word: string, known: readonly string[]): string {
    if (known.length === 0) return `'${this.plugin.name}' has no options; remove '${word}'`;
    const near = closest(word, known);
    return near
      ? `'${word}' is not an option of '${this.plugin.name}'; did you mean '${near}'?`
      : `'${word}' is not an option of '${this.plugin.name}'; it knows ${known.join(', ')}`;
  }

  /** `RemainingArgs`, as tokens: the rest of the line up to an opening brace, not one among the first `nextArgs`. */
  private restOfLine(nextArgs = 0, from = this.dispenser.cursor + 1): readonly LoadedToken[] {
    for (let taken = 0; taken < nextArgs && this.dispenser.nextArg(); taken++);
    this.dispenser.remainingArgs();
    return this.tokens.slice(from, this.dispenser.cursor + 1);
  }

  /** Setup code that takes arguments one by one (`NextArg`) does not stop at a brace. */
  private lineFor({ extra, nextArgs }: { extra?: Extra; nextArgs?: number }): readonly LoadedToken[] {
    if (extra !== 'read as next') return this.restOfLine(nextArgs);
    const from = this.dispenser.cursor + 1;
    while (this.dispenser.nextArg());
    return this.tokens.slice(from, this.dispenser.cursor + 1);
  }

  /** A line that CoreDNS refuses: it stops there, we go on behind it. */
  private reject(code: SchemaProblemCode, message: string, keyword: LoadedToken): void {
    this.complain(code, message, keyword);
    this.skipLine();
  }

  /** CoreDNS has stopped by now; we go on behind the line and the block it may open. */
  private skipLine(): void {
    this.restOfLine();
    if (!this.dispenser.nextArg()) return;
    for (let depth = 1; depth > 0 && this.dispenser.next(); ) {
      if (this.dispenser.val() === '{') depth++;
      else if (this.dispenser.val() === '}') depth--;
    }
  }
}

type AnyProperty = Property<Args, Repeat> | Flag;

/**
 * The options that are something before they are read: flags, and those that collect. The others are left out, for V8
 * keeps an object with many properties as a table, at ten times the price.
 */
const startsOf = oncePer((options: object) =>
  Object.entries(options as Record<string, AnyProperty>).flatMap(([name, option]) => {
    const isFlag = 'kind' in option;
    return isFlag || option.repeat === 'collected' ? [[name, isFlag] as const] : [];
  }),
);

/** The options that the release knows. */
const namesOf = (options: Record<string, AnyProperty>, version: string | undefined): readonly string[] =>
  Object.keys(options).filter(name => isKnownIn(options[name] as AnyProperty, version));

function lifetimeOf(slot: AnySlot, keyword: string): Lifetime {
  if ('variants' in slot) return (slot.variants as Variants)[keyword] ?? {};
  return slot.kind === 'one' || slot.kind === 'flag' ? slot : {};
}
