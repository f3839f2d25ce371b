import type { GoElement, GoExpression } from './go-expression.ts';
import type { GoAssignment } from './go-source.ts';

/** What names stand for at one place of a test. */
export class Scope {
  private readonly values = new Map<string, GoExpression>();

  constructor(declarations: readonly GoAssignment[] = []) {
    for (const { names, value } of declarations) this.set(names[0] ?? '', value);
  }

  copy(): Scope {
    const copy = new Scope();
    for (const [name, value] of this.values) copy.set(name, value);
    return copy;
  }

  set(name: string, value: GoExpression): void {
    if (value.kind === 'name' && value.name === name) return;
    this.values.set(name, value);
  }

  /** The expression a name leads to, however often it is renamed; the expression itself when it is no known name. */
  resolve(expression: GoExpression | undefined): GoExpression {
    let result = expression ?? { kind: 'other' };
    for (let hops = 0; result.kind === 'name' && hops < 10; hops++) {
      const value = this.values.get(result.name);
      if (!value) return result;
      result = value;
    }
    return result;
  }

  /** The string an expression is: literals, sums of them, `fmt.Sprintf` of simple verbs; undefined for any other. */
  text(expression: GoExpression | undefined, depth = 0): string | undefined {
    if (depth > 20) return undefined; // x = f(x)
    const value = this.resolve(expression);
    if (value.kind === 'text') return value.text;
    if (value.kind === 'number') return String(value.number);
    if (value.kind === 'sum') {
      const terms = value.terms.map(term => this.text(term, depth + 1));
      return terms.includes(undefined) ? undefined : terms.join('');
    }
    if (value.kind !== 'call') return undefined;
    const args = value.args.map(arg => this.text(arg, depth + 1));
    if (value.callee === 'fmt.Sprintf') {
      let next = 1;
      const text = args[0]?.replace(/%([sdvq%])/g, (_, verb: string) => (verb === '%' ? '%' : (args[next++] ?? '\0')));
      return text?.includes('\0') ? undefined : text;
    }
    if (/^(filepath|path)\.Join$/.test(value.callee)) return args.includes(undefined) ? undefined : args.join('/');
    if (/^(string|\[\]byte|dns\.Fqdn|strings\.NewReader|strings\.TrimSpace|plugin\.Host\(\)\.\w+)$/.test(value.callee))
      return value.callee === 'dns.Fqdn' ? args[0]?.replace(/\.?$/, '.') : args[0];
    return undefined;
  }

  number(expression: GoExpression | undefined): number | undefined {
    const value = this.resolve(expression);
    return value.kind === 'number' ? value.number : undefined;
  }

  /** `dns.TypeA` → `dns.TypeA`, `true` → `true`. */
  name(expression: GoExpression | undefined): string | undefined {
    const value = this.resolve(expression);
    return value.kind === 'name' ? value.name : undefined;
  }

  /** The elements of a literal, those of `append(list, more, others...)` joined; none for anything else. */
  elements(expression: GoExpression | undefined): readonly GoElement[] {
    const value = this.resolve(expression);
    if (value.kind === 'composite') return value.elements;
    if (value.kind !== 'call' || value.callee !== 'append') return [];
    return value.args.flatMap(arg => {
      const more = this.resolve(arg);
      return more.kind === 'composite' && more.type.startsWith('[]') ? more.elements : [{ value: more }];
    });
  }

  /** Fields of a struct by name; those of a literal without names take them from `fields`. */
  struct(expression: GoExpression | undefined, fields: readonly string[] = []): ReadonlyMap<string, GoExpression> {
    return new Map(
      this.elements(expression).map(({ key, value }, index) => [
        key?.kind === 'name' ? key.name : (fields[index] ?? String(index)),
        value,
      ]),
    );
  }

  /** Names of the fields of a table's rows, where the table's type lists them. */
  fields(expression: GoExpression | undefined): readonly string[] {
    const table = this.resolve(expression);
    return (table.kind === 'composite' && /struct (.*)$/.exec(table.type)?.[1]?.split(' ')) || [];
  }
}

/** `name` and, of a struct, `name.field`, `name.field.field`. */
export function bind(scope: Scope, name: string, value: GoExpression, fields: readonly string[], depth = 0): void {
  scope.set(name, value);
  if (depth > 2) return;
  for (const [field, inner] of scope.struct(value, fields)) bind(scope, `${name}.${field}`, inner, [], depth + 1);
}
