import { toLower } from '@corefile/golang';

/** Why a token cannot be read. The message says what is wrong and what to write instead. */
export class Fault {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/**
 * How one token is recognised, read and suggested. An open set: each value answers for itself and no interpreter
 * ever asks which one it has before it.
 */
export interface Value<T> {
  /** Placeholder in usage lines, such as `DURATION`; the argument's name in capitals when left out. */
  readonly label?: string;
  /** Completes "write …": what is expected here, in words. */
  readonly expects: string;
  /** The closed list of words, when there is one: offered by completion, compared for did-you-mean. */
  readonly words?: readonly string[];
  /** Words worth offering although others are fine too (`cluster.local`, `30s`). */
  readonly suggestions?: readonly string[];
  /** How an editor colours it. */
  readonly colour?: 'word' | 'number' | 'duration' | 'zone' | 'address' | 'path' | 'regexp' | 'template' | 'string';
  /** Was the token meant as such a value? Decides whether a `guarded` argument is present. */
  matches(token: string): boolean;
  read(token: string): T | Fault;
}

export const value = <T>(definition: Value<T>): Value<T> => Object.freeze(definition);

/** The same value in any letter case: `words` compare in lower case, as CoreDNS's `strings.ToLower(c.Val())` does. */
export const anyCase = <T>(inner: Value<T>): Value<T> =>
  value({
    ...inner,
    matches: token => inner.matches(toLower(token)),
    read: token => inner.read(toLower(token)),
  });

/** A value that must also pass a test of its own, with the words to say otherwise. */
export const where = <T>(inner: Value<T>, accepts: (read: T) => boolean, instead: string): Value<T> =>
  value({
    ...inner,
    expects: instead,
    read(token) {
      const read = inner.read(token);
      if (read instanceof Fault || accepts(read)) return read;
      return new Fault(`'${token}' is not allowed here; write ${instead}`);
    },
  });
