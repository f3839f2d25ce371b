import type { GoExpression } from './go-expression.ts';
import type { Scope } from './go-values.ts';

const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`;

/** The directive that a constructor of plugin/rewrite stands for: `newNameRule("stop", "a.", "b.")`, `newRule(tc.args...)`. */
export function rewriteDirective(callee: string, args: readonly GoExpression[], scope: Scope): string | undefined {
  const field = /^new(\w*?)Rule$/.exec(callee)?.[1]?.toLowerCase();
  if (field === undefined) return undefined;
  const words = args.flatMap(arg => {
    const elements = scope.elements(arg);
    return elements.length > 0 ? elements.map(({ value }) => scope.text(value)) : [scope.text(arg)];
  });
  if (words.length === 0 || words.some(word => word === undefined || word.length > 1000)) return undefined;
  const [mode = '', ...rest] = words as string[];
  return ['rewrite', ...(field === '' ? [mode] : [mode, field]), ...rest.map(quoted)].join(' ');
}

/** Says how a query looks after all plugins before it, and gives `rewrite` names to turn back. */
export const ECHO = `template ANY ANY {
answer "{{ .Name }} 60 IN TXT \\"{{ .Type }} {{ .Class }}\\""
answer "{{ .Name }} 60 IN MX 5 {{ .Name }}"
}`;

/** The stanza for a `template{…}` literal of plugin/template, bound to `name`. */
export function templateStanza(scope: Scope, name: string): string | undefined {
  const struct = scope.struct({ kind: 'name', name });
  if (!struct.has('qtype') || !struct.has('zones')) return undefined;
  const constant = (field: string, prefix: RegExp) => scope.name(struct.get(field))?.replace(prefix, '');
  const texts = (field: string) => scope.elements(struct.get(field)).map(({ value }) => innermost(value, scope) ?? '');
  const zones = texts('zones');
  const qclass = constant('qclass', /^dns\.Class/)?.replace('INET', 'IN') ?? 'ANY';
  const rcode = constant('rcode', /^dns\.Rcode/)
    ?.replace('NameError', 'NXDOMAIN')
    .replace('ServerFailure', 'SERVFAIL');
  const lines = [
    ...texts('regex').map(text => `match ${quoted(text)}`),
    ...['answer', 'additional', 'authority'].flatMap(field => texts(field).map(text => `${field} ${quoted(text)}`)),
    ...(rcode === undefined ? [] : [`rcode ${rcode}`]),
    ...(scope.name(struct.get('fall')) === 'fall.Root' ? ['fallthrough'] : []),
  ];
  return `template ${qclass} ${constant('qtype', /^dns\.Type/)} ${zones.join(' ')} {\n${lines.join('\n')}\n}`;
}

/** `regexp.MustCompile("…")`, `gotmpl.Must(newTemplate("answer", "…"))`: the last text in it. */
function innermost(expression: GoExpression, scope: Scope): string | undefined {
  const value = scope.resolve(expression);
  return value.kind === 'call' ? value.args.map(arg => innermost(arg, scope)).at(-1) : scope.text(value);
}

/** A `msg.Service` as etcd keeps it: its key and its JSON. */
export function etcdEntry(service: GoExpression, scope: Scope): [string, unknown] | undefined {
  const struct = scope.struct(service);
  const name = scope.text(struct.get('Key'));
  if (name === undefined) return undefined;
  const labels = name.split('.').filter(Boolean).reverse();
  const fields = [...struct].flatMap(([field, value]) => {
    const boolean = scope.name(value);
    const known = scope.number(value) ?? (boolean === 'true' ? true : scope.text(value));
    return field === 'Key' || known === undefined ? [] : [[field.toLowerCase(), known] as const];
  });
  return [`/skydns/${labels.join('/')}`, Object.fromEntries(fields)];
}

export const ETCD_COREFILE =
  '.:0 {\netcd skydns.test skydns_extra.test skydns_zonea.test skydns_zoneb.test skydns_zonec.test skydns_zoned.test in-addr.arpa\n}\n';
