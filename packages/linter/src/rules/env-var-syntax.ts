import type { Token } from '@corefile/parser';
import { isRefusedLine } from '../refused-lines.ts';
import { defineRule } from '../rule.ts';
import { safe, unsafe, wordAt, wordsOf, written } from '../words.ts';

/** As shells, Caddy 2 and Windows write a variable; the name is in one of the groups. */
const foreign = /\$\{([A-Za-z_]\w*)\}|\{env\.([A-Za-z_]\w*)\}|^\$([A-Z_][A-Z0-9_]*)|^%([A-Z_][A-Z0-9_]*)%/;
/** `{$NAME:default}`: CoreDNS looks for a variable of that whole name. */
const withDefault = /\{\$([A-Za-z_]\w*)(:-?)([^{}]*)\}/;

export const envVarSyntax = defineRule({
  name: 'env-var-syntax',
  code: 'CF104',
  severity: 'error',
  summary: 'This is not how a Corefile names an environment variable.',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: how shells write a variable
  why: 'CoreDNS replaces `{$NAME}` and `{%NAME%}` only. `${NAME}`, `$NAME` and `{env.NAME}` stay as they are. There are no defaults: of `{$NAME:text}` the variable is called `NAME:text`, which is hardly ever set, and the result is empty. A variable whose value holds its own reference makes CoreDNS hang.',
  fix: 'Write `{$NAME}` and set the variable.',
  bad: '.:53 {\n    forward . {$UPSTREAM:192.0.2.1}\n}',
  good: '.:53 {\n    forward . {$UPSTREAM}\n}',
  raisedBy: ['endless-variable'],
  refines: [
    'unknown-directive',
    'unknown-option',
    'invalid-value',
    'inconsistent-options',
    'required-argument-missing',
    'empty-zone-name',
    'import-not-found',
    'import-empty-path',
  ],
  refine({ about, code }) {
    if (code === 'endless-variable') return undefined;
    const token = wordAt(about)?.line.find(isForeign);
    return token && { at: token, ...finding(token), fixes: fixesOf(token, safe) };
  },
  check(file, report) {
    for (const source of file.program.sources) {
      if (!/[$%]|\{env\./.test(source.text)) continue;
      for (const token of wordsOf(source)) {
        if (token.quoted || !isForeign(token) || isRefusedLine(file, token)) continue;
        report(token, { ...finding(token), severity: 'warning', fixes: fixesOf(token, unsafe) });
      }
    }
  },
});

const isForeign = (token: Token): boolean =>
  token.text.includes('$') || token.text.includes('{env.') || token.text.startsWith('%')
    ? foreign.test(written(token)) || withDefault.test(written(token))
    : false;

function finding(token: Token) {
  const text = written(token);
  const [reference, name] = withDefault.exec(text) ?? [];
  if (name)
    return {
      what: `'${reference}' is the variable '${reference?.slice(2, -1)}'`,
      why: 'a Corefile has no defaults for variables, so that nothing is put in its place',
      instead: `write {$${name}} and set the variable`,
    };
  return {
    what: `'${text}' is no variable to CoreDNS`,
    why: 'the text stays as it is',
    instead: `write ${rewritten(text)}`,
  };
}

const rewritten = (text: string): string =>
  text.replace(foreign, (_, shell, caddy, bare, windows) => `{$${shell ?? caddy ?? bare ?? windows}}`);

function fixesOf(token: Token, safety: typeof safe) {
  const text = written(token);
  const match = withDefault.exec(text);
  if (match) {
    const [reference, name] = match;
    return unsafe(`Write {$${name}}`, { range: token, text: text.replace(reference, () => `{$${name}}`) });
  }
  return safety('Write it as CoreDNS does', { range: token, text: rewritten(text) });
}
