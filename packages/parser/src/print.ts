import { children, type File, isToken, type Node } from './ast.ts';
import type { Token, Trivia } from './token.ts';

/** The text of a tree, byte for byte what was parsed: every token is in the tree, all else is trivia. */
export function print(file: File): string {
  const { text } = file.source;
  const pieces: string[] = [];
  let next = 0;
  const upTo = (end: number) => {
    for (let trivia = file.trivia[next]; trivia && trivia.start < end; trivia = file.trivia[++next])
      pieces.push(slice(trivia));
  };
  const slice = ({ start, end }: Token | Trivia) => text.slice(start, end);
  const visit = (node: Node | Token) => {
    if (isToken(node)) {
      upTo(node.start);
      pieces.push(slice(node));
    } else for (const child of children(node)) visit(child);
  };
  visit(file);
  upTo(text.length);
  return pieces.join('');
}
