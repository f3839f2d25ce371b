import { type GoType, goType } from './reflect-type.ts';

/**
 * The names an expression may use: name → Go type as reflect prints it, `func(string, string) (bool, error)`.
 * A name here hides the builtin of the same name.
 */
export type Declarations = Readonly<Record<string, string>>;

/** What `compile` knows of the world around an expression. */
export interface Environment {
  readonly names: ReadonlyMap<string, GoType>;
  readonly disabledBuiltins: ReadonlySet<string>;
}

/** Prepares an environment once. Throws on a text that is no Go type: declarations are constants of a plugin. */
export function declareEnvironment(names: Declarations, disabledBuiltins: readonly string[] = []): Environment {
  return {
    names: new Map(Object.entries(names).map(([name, type]) => [name, goType(type)])),
    disabledBuiltins: new Set(disabledBuiltins),
  };
}
