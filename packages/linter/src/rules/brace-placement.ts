import type { Range, Token } from '@corefile/parser';
import { directiveOpening } from '../directive-opening.ts';
import { defineRule, type Refinement } from '../rule.ts';
import { type StanzaPlace, stanzaAt } from '../stanza-at.ts';
import { neighbour, safe, wordAt } from '../words.ts';

export const bracePlacement = defineRule({
  name: 'brace-placement',
  code: 'CF107',
  severity: 'error',
  summary: 'A brace stands where CoreDNS does not look for it.',
  why: 'A directive takes all words up to the end of its line, and so a `}` behind it closes nothing: `. { log }` is refused. The `{` of a plugin must be on the line of the plugin: on the next line it is read as the name of the next directive, or as a second use of the plugin. A brace is one only with blanks around it: `hosts{` is a name.',
  fix: 'Write `{` at the end of the line that it belongs to, with a blank before it, and `}` on a line of its own.',
  bad: '.:53 { forward . 192.0.2.1 }',
  good: '.:53 {\n    forward . 192.0.2.1\n}',
  raisedBy: ['unexpected-close-brace', 'missing-open-brace'],
  refines: [
    'unknown-directive',
    'unknown-option',
    'plugin-repeated',
    'invalid-value',
    'too-many-arguments',
    'required-argument-missing',
    'inconsistent-options',
  ],
  refine({ code, about }, { model }) {
    const token = wordAt(about)?.token;
    if (!token) return undefined;
    if (code === 'unexpected-close-brace')
      return { fixes: safe("Put '}' on a line of its own", { range: { ...about, end: about.start }, text: '\n' }) };
    if (code === 'missing-open-brace') return undefined;
    const opening = misplacedOpening(token) ?? openingOfDirective(stanzaAt(model, about));
    if (opening) return onNextLine(opening);
    return (code === 'unknown-directive' ? undefined : glued(token)) ?? insideLine(about);
  },
});

/** A `{` that begins a line. */
function misplacedOpening(token: Token): Token | undefined {
  const before = neighbour(token, -1);
  return token.text === '{' && before && before.line < token.line ? token : undefined;
}

/** What CoreDNS makes of the words behind a `{` on the wrong line only follows from that. */
function openingOfDirective(place: StanzaPlace | undefined): Token | undefined {
  const opening = place && directiveOpening(place);
  return opening && misplacedOpening(opening);
}

function onNextLine(token: Token): Refinement {
  const before = neighbour(token, -1) as Token;
  const between = token.source.text.slice(before.end, token.start);
  return {
    at: token,
    what: "'{' begins a line",
    why: 'CoreDNS looks for it at the end of the line of the plugin, and reads it as the next directive here',
    instead: "put '{' on the line above",
    fixes:
      between.trim() === ''
        ? safe("Put '{' on the line above", { range: { ...token, start: before.end }, text: ' {' })
        : [],
  };
}

/** `hosts{`, `forward . 192.0.2.1{`. */
function glued(token: Token): Refinement | undefined {
  if (token.quoted || !/^[^{}]+\{$/.test(token.text)) return undefined;
  return {
    what: `'${token.text}' is one word`,
    why: 'a brace needs a blank before it',
    instead: `write '${token.text.slice(0, -1)} {'`,
    fixes: safe("Put a blank before '{'", { range: { ...token, start: token.end - 1 }, text: ' {' }),
  };
}

/** `cache { success 1000 }`: whether that works depends on how the plugin reads its arguments. */
function insideLine(about: Range): Refinement | undefined {
  const word = wordAt(about);
  if (!word) return undefined;
  const open = word.line.findIndex(({ text }) => text === '{');
  const close = word.line.findIndex(({ text }, index) => index > open && text === '}');
  if (open < 1 || close < 0 || word.index < open) return undefined;
  const [first, last] = [word.line[open + 1] as Token, word.line[close] as Token];
  return {
    what: 'a block is written on one line',
    why: 'this plugin takes all words up to the end of the line for arguments',
    instead: "write each option, and '}', on a line of its own",
    fixes: safe(
      'Break the line',
      { range: { ...first, end: first.start }, text: '\n' },
      { range: { ...last, end: last.start }, text: '\n' },
    ),
  };
}
