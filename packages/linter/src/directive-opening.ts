import type { LoadedToken, Token } from '@corefile/parser';
import type { ServerBlock } from '@corefile/schema';
import { oncePer } from '@corefile/schema';
import type { StanzaPlace } from './stanza-at.ts';

/**
 * The first `{` of the directive in the text that a word stands behind. A plugin that reads no block takes the words
 * there for further stanzas of its own, so that the stanza alone does not tell.
 */
export function directiveOpening({ block, loaded }: StanzaPlace): Token | undefined {
  return openingsIn(block).get(loaded);
}

const openingsIn = oncePer(({ loaded }: ServerBlock): ReadonlyMap<LoadedToken, Token> => {
  const found = new Map<LoadedToken, Token>();
  for (const { tokens } of loaded.stanzas) {
    const at = tokens.findIndex(({ text }) => text === '{');
    const opening = tokens[at]?.token;
    if (opening) for (const token of tokens.slice(at)) found.set(token, opening);
  }
  return found;
});
