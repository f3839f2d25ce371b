import { toByteString } from './byte-string.ts';
import type { ZoneText } from './zone-lexer.ts';

/** A whole text in one piece. */
export function zoneText(text: string): ZoneText {
  let rest: string | undefined = toByteString(text);
  return {
    read() {
      const piece = rest;
      rest = undefined;
      return piece;
    },
  };
}
