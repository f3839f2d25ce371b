import { timeMethods } from './time-methods.ts';

export type Kind =
  | 'bool'
  | 'int'
  | 'int8'
  | 'int16'
  | 'int32'
  | 'int64'
  | 'uint'
  | 'uint8'
  | 'uint16'
  | 'uint32'
  | 'uint64'
  | 'float32'
  | 'float64'
  | 'string'
  | 'slice'
  | 'array'
  | 'map'
  | 'ptr'
  | 'func'
  | 'struct'
  | 'interface';

/** A reflect.Type. Two types are the same exactly if their names are, so `goType` hands out one object per name. */
export interface GoType {
  /** As reflect's String prints it: `map[string]interface {}`. */
  readonly name: string;
  readonly kind: Kind;
  /** Declared in a package (`time.Month`), so it is no predeclared type. */
  readonly declared: boolean;
  readonly key?: GoType;
  readonly elem?: GoType;
  readonly ins?: readonly GoType[];
  readonly outs?: readonly GoType[];
  readonly variadic?: boolean;
  /** Name → signature, the receiver being the first parameter. */
  readonly methods: ReadonlyMap<string, string>;
}

const declaredKinds: Readonly<Record<string, Kind>> = {
  'time.Time': 'struct',
  'time.Duration': 'int64',
  'time.Month': 'int',
  'time.Weekday': 'int',
  'time.Location': 'struct',
  error: 'interface',
  'struct {}': 'struct',
  'interface {}': 'interface',
};
const basicKinds: ReadonlySet<string> = new Set([
  ...['bool', 'string', 'float32', 'float64'],
  ...['int', 'int8', 'int16', 'int32', 'int64', 'uint', 'uint8', 'uint16', 'uint32', 'uint64'],
]);
const integerKinds: ReadonlySet<string> = new Set([...basicKinds].filter(name => /^u?int/.test(name)));
const noMethods: ReadonlyMap<string, string> = new Map();
const interned = new Map<string, GoType>();

/** The type that reflect's String prints so. Throws on a text that is no such type: it is the caller's constant. */
export function goType(text: string): GoType {
  const known = interned.get(text);
  if (known !== undefined) return known;
  const reader = new TypeReader(text);
  const type = reader.type();
  if (type.name !== text) throw new Error(`no canonical Go type: ${text}`);
  return type;
}

/** A predeclared integer type: `time.Month` is none (nature.IsInteger). */
export function isInteger(type: GoType | undefined): boolean {
  return type !== undefined && integerKinds.has(type.name);
}

export function isFloat(type: GoType | undefined): boolean {
  return type?.name === 'float64' || type?.name === 'float32';
}

/** reflect's AssignableTo, as far as these types go: the same type, or `interface {}`. */
export function isAssignable(type: GoType, to: GoType): boolean {
  return type === to || to.name === 'interface {}';
}

class TypeReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  type(): GoType {
    if (this.#take('[]')) {
      const elem = this.type();
      return intern({ name: `[]${elem.name}`, kind: 'slice', declared: false, elem, methods: noMethods });
    }
    if (this.#take('[2]')) {
      const elem = this.type();
      return intern({ name: `[2]${elem.name}`, kind: 'array', declared: false, elem, methods: noMethods });
    }
    if (this.#take('*')) {
      const elem = this.type();
      const name = `*${elem.name}`;
      return intern({ name, kind: 'ptr', declared: false, elem, methods: timeMethods.get(name) ?? noMethods });
    }
    if (this.#take('map[')) {
      const key = this.type();
      this.#expect(']');
      const elem = this.type();
      const name = `map[${key.name}]${elem.name}`;
      return intern({ name, kind: 'map', declared: false, key, elem, methods: noMethods });
    }
    return this.#take('func(') ? this.#func() : this.#named();
  }

  #func(): GoType {
    const ins: GoType[] = [];
    let variadic = false;
    while (!this.#take(')')) {
      this.#take(', ');
      variadic = this.#take('...');
      const type = this.type();
      ins.push(variadic ? goType(`[]${type.name}`) : type);
    }
    const outs: GoType[] = [];
    if (this.#take(' (')) {
      do outs.push(this.type());
      while (this.#take(', '));
      this.#expect(')');
    } else if (this.#take(' ')) outs.push(this.type());
    const shown = ins.map((type, i) => (variadic && i === ins.length - 1 ? `...${type.elem?.name}` : type.name));
    const results = outs.map(type => type.name).join(', ');
    const tail = outs.length === 0 ? '' : outs.length === 1 ? ` ${results}` : ` (${results})`;
    const name = `func(${shown.join(', ')})${tail}`;
    return intern({ name, kind: 'func', declared: false, ins, outs, variadic, methods: noMethods });
  }

  #named(): GoType {
    const name =
      /^(?:interface \{\}|struct \{\}|[a-z0-9]+(?:\.[A-Za-z]+)?)/.exec(this.#text.slice(this.#at))?.[0] ?? '';
    const kind = declaredKinds[name] ?? (basicKinds.has(name) ? (name as Kind) : undefined);
    if (kind === undefined) throw new Error(`unknown Go type at ${this.#text.slice(this.#at)}`);
    this.#at += name.length;
    return intern({ name, kind, declared: name.startsWith('time.'), methods: timeMethods.get(name) ?? noMethods });
  }

  #take(text: string): boolean {
    const found = this.#text.startsWith(text, this.#at);
    if (found) this.#at += text.length;
    return found;
  }

  #expect(text: string): void {
    if (!this.#take(text)) throw new Error(`${text} expected in Go type ${this.#text}`);
  }
}

function intern(type: GoType): GoType {
  const known = interned.get(type.name);
  if (known !== undefined) return known;
  interned.set(type.name, type);
  return type;
}
