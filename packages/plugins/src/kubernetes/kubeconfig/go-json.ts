import { decodeBase64 } from '@corefile/dns';

/**
 * Reads data as Go's JSON decoder fills a field: what is absent or null is the zero value, what has another type is
 * `Misshapen`, and what no field is there for does not matter (k8s.io/apimachinery, serializer/json, not strict).
 */
export type Field<T> = (data: unknown, place: string) => T;

export class Misshapen extends Error {}

const misshapen = (data: unknown, place: string, wanted: string): never => {
  const kind = Array.isArray(data) ? 'a list' : typeof data === 'object' ? 'a mapping' : `a ${typeof data}`;
  throw new Misshapen(`${place || 'the document'} is ${kind}; it must be ${wanted}`);
};

export const string: Field<string> = (data, place) =>
  typeof data === 'string' ? data : isNothing(data) ? '' : misshapen(data, place, 'a string, in quotes');

export const bool: Field<boolean> = (data, place) =>
  typeof data === 'boolean' ? data : isNothing(data) ? false : misshapen(data, place, 'true or false');

/** `[]byte`, which JSON has in base64. */
export const bytes: Field<Uint8Array> = (data, place) => {
  const decoded = decodeBase64(string(data, place));
  if (!decoded) throw new Misshapen(`${place} is not base64`);
  return decoded;
};

export const list =
  <T>(item: Field<T>): Field<readonly T[]> =>
  (data, place) =>
    isNothing(data)
      ? []
      : Array.isArray(data)
        ? data.map((each, index) => item(each, `${place}[${index}]`))
        : misshapen(data, place, 'a list');

export const map =
  <T>(value: Field<T>): Field<ReadonlyMap<string, T>> =>
  (data, place) =>
    new Map(Object.entries(mapping(data, place)).map(([key, each]) => [key, value(each, below(place, key))]));

type Fields<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

export const struct =
  <F extends Readonly<Record<string, Field<unknown>>>>(fields: F): Field<Fields<F>> =>
  (data, place) => {
    const given = mapping(data, place);
    const own = (name: string) => (Object.hasOwn(given, name) ? given[name] : undefined);
    const read = Object.entries(fields).map(([name, field]) => [name, field(own(name), below(place, name))]);
    return Object.fromEntries(read) as Fields<F>;
  };

export const pointer =
  <T>(to: Field<T>): Field<T | undefined> =>
  (data, place) =>
    isNothing(data) ? undefined : to(data, place);

/** A list of `{name, KEY}` that is kept by name; a name twice is an error (client-go, clientcmd/api/v1/conversion.go). */
export const byName = <T>(key: string, value: Field<T>): Field<ReadonlyMap<string, T>> => {
  const items = list(struct({ name: string, [key]: value }));
  return (data, place) => {
    const found = new Map<string, T>();
    for (const item of items(data, place)) {
      const name = item.name as string;
      if (found.has(name)) throw new Misshapen(`${place} has '${name}' twice; keep one`);
      found.set(name, item[key] as T);
    }
    return found;
  };
};

const isNothing = (data: unknown): data is null | undefined => data === null || data === undefined;

const mapping = (data: unknown, place: string): Readonly<Record<string, unknown>> =>
  isNothing(data)
    ? {}
    : typeof data === 'object' && !Array.isArray(data)
      ? (data as Record<string, unknown>)
      : misshapen(data, place, 'a mapping');

const below = (place: string, name: string): string => (place === '' ? name : `${place}.${name}`);
