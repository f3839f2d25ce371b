/**
 * Where `text`, a Corefile, shows that a template engine (Helm, Jinja, Go) has yet to run; undefined if it is one already.
 * CoreDNS runs Go templates of its own, always quoted because they hold blanks: `answer "{{ .Name }} 60 IN A 10.0.0.1"`.
 * So an action gives itself away by standing outside quotes, or by names only Helm knows.
 */
export function templateActionInCorefile(text: string): number | undefined {
  const zone = PLACEHOLDER_ZONE.exec(text);
  if (zone) return zone.index + zone[0].indexOf('$');
  if (!/\{\{|\{%/.test(text)) return undefined;
  const foreign = FOREIGN_ACTION.exec(text)?.index ?? Number.POSITIVE_INFINITY;
  TOKEN.lastIndex = 0;
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    if (token.index >= foreign) return foreign;
    if (token[0][0] === '"' || token[0][0] === '#') continue;
    const action = token[0].search(UNQUOTED_ACTION);
    if (action >= 0) return token.index + action;
  }
  return foreign < text.length ? foreign : undefined;
}

/** Where a document that is not YAML shows that it is a template of one; undefined if it does not. */
export function templateActionInYaml(text: string): number | undefined {
  const found = /^[ \t]*(?:- +)?(?:\{\{|\{%[-+]?\s)|:[ \t]+["']?\{\{/m.exec(text) ?? FOREIGN_ACTION.exec(text);
  return found ? found.index + Math.max(0, found[0].search(/\{[{%]/)) : undefined;
}

const FOREIGN_ACTION = /\{\{[^{}\n]*(?:\.(?:Values|Release|Chart|Capabilities|Files)\b|\b(?:include|tpl)\s)|\{%[-+]?\s/;
/** `${domain} {` of Terraform: variables of an environment are in capitals, and mistaken ones are for a rule to tell. */
const PLACEHOLDER_ZONE = /^[ \t]*\$\{[a-z][\w.]*\}\S*(?:[ \t][^\n]*)?\{[ \t]*(?:#.*)?$/m;
const TOKEN = /"(?:[^"\\]|\\[\s\S])*"?|#.*|\S+/g;
// `{%NAME%}` is an environment variable to CoreDNS, `{{$name}}` holds one: both are its own.
const UNQUOTED_ACTION = /\{\{(?!\$)|\{%[-+]?$/;
