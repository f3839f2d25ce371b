import { Fault, type Value, value } from '../value.ts';

/** What is written between the colons, by name. */
export type Joined<N extends readonly string[]> = { readonly [Name in N[number]]: string } & {
  /** The whole word, as it is written. */
  readonly text: string;
};

/** Several texts joined by colons, none of them empty: `PROJECT:ZONE`. The last one may hold further colons. */
export function joined<const N extends readonly string[]>(names: N, example: string): Value<Joined<N>> {
  const label = names.map(name => name.toUpperCase()).join(':');
  const expects = `${label} such as ${example}`;
  const split = (token: string): readonly string[] | undefined => {
    const words = token.split(':');
    const parts = [...words.slice(0, names.length - 1), words.slice(names.length - 1).join(':')];
    return words.length >= names.length && parts.every(part => part !== '') ? parts : undefined;
  };
  return value({
    label,
    expects,
    colour: 'zone',
    matches: token => split(token) !== undefined,
    read(token) {
      const parts = split(token);
      if (!parts) return new Fault(`'${token}' lacks a part; write ${expects}`);
      return { text: token, ...Object.fromEntries(names.map((name, at) => [name, parts[at]])) } as Joined<N>;
    },
  });
}

/** The first word that another one equals already. */
export function repeated(items: readonly { readonly text: string }[] = []): string | undefined {
  const seen = new Set<string>();
  return items.find(({ text }) => seen.size === seen.add(text).size)?.text;
}
