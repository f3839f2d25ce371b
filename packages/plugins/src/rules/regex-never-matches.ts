import { defineRule, type Fix, replaceWord, safe, soundBlocks } from '@corefile/linter';
import type { LoadedToken } from '@corefile/parser';
import type { Infer, ServerBlock, Stanza, StanzaLine } from '@corefile/schema';
import { wordOf } from '../rewrite/rewrites.ts';
import type { schema as rewrite } from '../rewrite/schema.ts';

export const regexNeverMatches = defineRule({
  name: 'regex-never-matches',
  code: 'CF309',
  severity: 'warning',
  summary: 'A regular expression can match no name, because names are lower case and end in a dot.',
  why: 'The patterns of `rewrite` and `template`, and those that `name() matches` is compared with in a `view`, see the name in lower case with its final dot, `api.example.org.`. One that ends in a letter and `$`, or asks for a capital letter, never matches, and the rule does nothing.',
  fix: 'End the pattern in `\\.$`, and write it in lower case.',
  bad: '.:53 {\n    rewrite name regex ^api\\.example\\.org$ internal.example.org answer auto\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    rewrite name regex ^api\\.example\\.org\\.$ internal.example.org answer auto\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { at, pattern } of patternsOf(block)) {
        const fault = faultOf(pattern);
        if (!fault) continue;
        report(at, {
          what: `the pattern ${fault.what} and so matches no name`,
          why: 'names are compared in lower case, with the dot at their end',
          instead: `write ${fault.instead}`,
          fixes: pattern === at.text ? fixOf(at, fault.instead) : [],
        });
      }
    }
  },
});

interface Pattern {
  readonly at: LoadedToken;
  readonly pattern: string;
}

function patternsOf(block: ServerBlock): readonly Pattern[] {
  return block.stanzas.flatMap(stanza => {
    if (stanza.plugin.name === 'template')
      return stanza.lines.flatMap(({ name, tokens }) => (name === 'match' ? tokens : [])).map(whole);
    if (stanza.plugin.name === 'view') return stanza.lines.flatMap(comparedNames);
    if (stanza.plugin.name !== 'rewrite') return [];
    const { rule } = (stanza as Stanza<Infer<typeof rewrite>>).config;
    if (!('match' in rule) || rule.match !== 'regex') return [];
    const at = wordOf(
      stanza as Stanza<Infer<typeof rewrite>>,
      rule.kind === 'name' || rule.kind === 'cname' ? 'from' : 'name',
    );
    return at ? [whole(at)] : [];
  });
}

const whole = (at: LoadedToken): Pattern => ({ at, pattern: at.text });

const nameMatches = /\bname\(\)\s+matches\s+(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|`([^`]*)`)/g;

/** Patterns that an expression holds; its words were a line of the text. */
function comparedNames({ tokens, keyword }: StanzaLine): readonly Pattern[] {
  const text = tokens.map(token => token.text).join(' ');
  return [...text.matchAll(nameMatches)].map(([, single, double, raw]) => {
    const quoted = single ?? double;
    const pattern = raw ?? quoted?.replace(/\\(.)/g, '$1') ?? '';
    return { at: tokens.find(token => token.text.includes(raw ?? quoted ?? '')) ?? keyword, pattern };
  });
}

function faultOf(pattern: string): { what: string; instead: string } | undefined {
  // one alternative may still match, and flags may change what the rest means
  if (pattern.includes('|') || pattern.includes('(?')) return undefined;
  const bare = pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
  if (/[A-Z]/.test(bare)) return { what: 'has a capital letter', instead: lowered(pattern) };
  if (/(?:^|[^\\])[a-z0-9-]\$$/.test(pattern) && !/\\[a-zA-Z]\$$/.test(pattern))
    return { what: 'ends without the final dot', instead: pattern.replace(/\$$/, '\\.$') };
  return undefined;
}

const lowered = (pattern: string): string =>
  pattern.replace(/\\.|\[[^\]]*\]|[A-Z]/g, part => (part.length === 1 ? part.toLowerCase() : part));

const fixOf = (at: LoadedToken, text: string): readonly Fix[] =>
  at.token.text === at.text && !at.token.quoted ? safe(`Write ${text}`, replaceWord(at, text)) : [];
