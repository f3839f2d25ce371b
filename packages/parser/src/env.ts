/** Looks a variable up; an unset one is replaced by nothing. */
export type Env = (name: string) => string | undefined;

/** Replacements by values that hold a brace themselves; more than this in one token is taken for an endless chain. */
const maxChainedSteps = 1000;
/** Characters handled while replacing one token in the careful way; far above any text that CoreDNS gets through. */
const maxWork = 1e9;

/**
 * Replaces `{%NAME%}` and then `{$NAME}` as CoreDNS does (caddy: caddyfile/parse.go, replaceEnvVars).
 * Undefined means that CoreDNS would never come to an end: a value contains its own reference.
 */
export function replaceEnv(text: string, env: Env): string | undefined {
  if (!text.includes('{')) return text;
  const once = replaceReferences(text, env, '{%', '%}', percentReference);
  return once === undefined ? undefined : replaceReferences(once, env, '{$', '}', dollarReference);
}

const percentReference = /\{%([^{}%]+)%\}/g;
const dollarReference = /\{\$([^{}]+)\}/g;

function replaceReferences(text: string, env: Env, open: string, close: string, simple: RegExp): string | undefined {
  if (!text.includes(open)) return text;
  // Without a brace outside the references and in the values, no replacement can make or break a reference:
  // one pass gives what CoreDNS's restarts from the beginning give.
  if (!text.replace(simple, '').includes('{')) {
    let braces = false;
    const replaced = text.replace(simple, (_, name: string) => {
      const value = env(name) ?? '';
      if (value.includes('{')) braces = true;
      return value;
    });
    if (!braces) return replaced;
  }
  return replaceStepwise(text, env, open, close);
}

/**
 * The first reference is replaced everywhere, then the search starts again in the new text. `{$A{$B}` is the
 * variable `A{$B`; a value may complete a reference; `{$}` ends it all for this token.
 */
function replaceStepwise(start: string, env: Env, open: string, close: string): string | undefined {
  let text = start;
  let chained = 0;
  let work = 0;
  for (;;) {
    const from = text.indexOf(open);
    if (from === -1) return text;
    const to = text.indexOf(close, from);
    if (to === -1 || to <= from + open.length) return text;
    const reference = text.slice(from, to + close.length);
    const value = env(text.slice(from + open.length, to)) ?? '';
    // a step whose value has no brace leaves fewer braces than before, so only the others can go on for ever
    if (value.includes('{')) chained++;
    work += text.length;
    if (chained > maxChainedSteps || work > maxWork) return undefined;
    text = text.replaceAll(reference, () => value);
  }
}
