import { createDispenser, type LoadedToken } from '@corefile/parser';
import { type Complain, decodeStanza } from './decode-stanza.ts';
import { placeOf, type Stanza } from './model.ts';
import type { AnyPlugin, CheckContext, Complaint } from './plugin.ts';
import { isSound, type SchemaProblem } from './problem.ts';

/**
 * Decodes all stanzas of one plugin in one server block. CoreDNS hands a plugin the tokens of all its stanzas as one
 * stream, and so do we: where a plugin's setup does not look for a block, `{` is the first word of the next stanza.
 */
export function decodePlugin(
  plugin: AnyPlugin,
  tokens: readonly LoadedToken[],
  context: CheckContext,
): { stanzas: readonly Stanza[]; problems: readonly SchemaProblem[] } {
  const problems: SchemaProblem[] = [];
  const complain: Complain = (code, message, at, related = []) => {
    problems.push({ code, message, at, related, environment: false });
  };
  const dispenser = createDispenser(tokens);
  const stanzas: Stanza[] = [];
  let settled: Stanza | undefined;
  while (dispenser.next()) {
    const head = dispenser.token() as LoadedToken;
    if (plugin.skipsOtherWords && head.text !== plugin.name) continue;
    const last = stanzas.at(-1);
    if (!settled && last && (plugin.settles?.(last.config) ?? true)) settled = last;
    if (settled && plugin.occurs === 'first wins') break;
    if (settled && plugin.occurs === 'once') {
      complain(
        'plugin-repeated',
        `'${plugin.name}' may stand only once in a server block; merge it with the first`,
        head,
        [{ message: 'first used here', at: settled.head }],
      );
    }
    const before = problems.length;
    const stanza = decodeStanza(plugin, tokens, dispenser, context, complain);
    const report = reporter(problems, stanza);
    if (problems.length === before) plugin.check?.(stanza.config, report, context);
    if (stanza.args.valid) plugin.checkLines?.(stanza.lines, report, context, stanza.config as object);
    stanza.valid = problems.length === before || isSound(problems.slice(before));
    stanzas.push(stanza);
  }
  if (isSound(problems) && stanzas.length > 0) {
    plugin.startup?.(
      stanzas.map(stanza => stanza.config),
      (message, complaint) => reporter(problems, stanzas.at(complaint?.stanza ?? -1) as Stanza)(message, complaint),
      context,
    );
  }
  return { stanzas, problems };
}

/** Places a complaint where CoreDNS names the line, and points to the better place beside it. */
export function reporter(problems: SchemaProblem[], stanza: Stanza) {
  return (message: string, { at, line = 'none', environment = false, isMissing = false }: Complaint = {}): void => {
    const best = placeOf(stanza, at);
    const end = (typeof at === 'object' ? at : stanza).tokens.at(-1) ?? best;
    const elsewhere = line === 'end' && (end.line !== best.line || end.file !== best.file);
    problems.push({
      code: isMissing ? 'required-argument-missing' : 'inconsistent-options',
      message: `${stanza.plugin.name}: ${message}`,
      at: elsewhere ? end : best,
      related: elsewhere ? [{ message: 'about this', at: best }] : [],
      environment,
    });
  };
}
