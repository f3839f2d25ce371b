import { InputError } from './problem-text.ts';

/**
 * The data of a YAML document whose text had no error. Aliases without an anchor, and those that multiply, show only
 * when they are followed.
 */
export function yamlData(document: { toJS(options?: { maxAliasCount: number }): unknown }, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 10_000 });
  } catch (error) {
    throw new InputError(`${path}: not YAML: ${(error as Error).message}`);
  }
}

/** What the library found wrong, without the place and the lines it quotes behind it: we give a place ourselves. */
export const yamlFault = ({ message }: { readonly message: string }): string =>
  `not YAML: ${(message.split('\n')[0] as string).replace(/ at line \d+, column \d+:?$/, '')}`;
