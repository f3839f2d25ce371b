import type { Source, Token, Trivia } from './token.ts';

/** The tree of one text, as an editor needs it. Imports stay unresolved and variables unreplaced. */
export interface File extends Spanned {
  readonly kind: 'file';
  readonly source: Source;
  readonly items: readonly (ServerBlock | SnippetDefinition | Import | Stray)[];
  readonly tokens: readonly Token[];
  /** Comments and white space, in the order of the text. */
  readonly trivia: readonly Trivia[];
}

export interface ServerBlock extends Spanned {
  readonly kind: 'server-block';
  /** Empty for a block that CoreDNS drops. Trailing commas are still there. */
  readonly keys: readonly Token[];
  readonly open: Token | Missing;
  readonly lines: readonly Line[];
  readonly close: Token | Missing;
}

/** `(name) { … }`. Its lines may be directives, properties or even server blocks: that depends on where it is used. */
export interface SnippetDefinition extends Spanned {
  readonly kind: 'snippet';
  /** Without the parentheses. */
  readonly name: string;
  readonly key: Token;
  readonly open: Token | Missing;
  readonly lines: readonly Line[];
  readonly close: Token | Missing;
}

export type Line = Directive | Import;

/** A directive of a server block, or a property in the block of a directive. */
export interface Directive extends Spanned {
  readonly kind: 'directive';
  /** Missing when the line begins with a brace. */
  readonly name: Token | Missing;
  /** What follows the name, in the order of the text. */
  readonly parts: readonly (Token | Block)[];
}

export interface Block extends Spanned {
  readonly kind: 'block';
  readonly open: Token;
  readonly lines: readonly Line[];
  readonly close: Token | Missing;
}

export interface Import extends Spanned {
  readonly kind: 'import';
  readonly keyword: Token;
  /** Name of a snippet, or path. */
  readonly argument: Token | Missing;
  /** What should not be there. */
  readonly extra: readonly (Token | Block)[];
}

/** A closing brace that closes nothing. */
export interface Stray extends Spanned {
  readonly kind: 'stray';
  readonly token: Token;
}

/** Stands for something that should be in the text, at the place where it should be. */
export interface Missing extends Spanned {
  readonly kind: 'missing';
  readonly expected: 'name' | 'path' | '{' | '}';
}

interface Spanned {
  readonly start: number;
  /** Behind the last character. */
  readonly end: number;
}

export type Node = File | ServerBlock | SnippetDefinition | Directive | Block | Import | Stray | Missing;

/** Tokens are the leaves of the tree and have no `kind`. */
export function isToken(node: Node | Token): node is Token {
  return !('kind' in node);
}

/** What a node consists of, in the order of the text. */
export function children(node: Node): readonly (Node | Token)[] {
  switch (node.kind) {
    case 'file':
      return node.items;
    case 'server-block':
      return [...node.keys, node.open, ...node.lines, node.close];
    case 'snippet':
      return [node.key, node.open, ...node.lines, node.close];
    case 'directive':
      return [node.name, ...node.parts];
    case 'block':
      return [node.open, ...node.lines, node.close];
    case 'import':
      return [node.keyword, node.argument, ...node.extra];
    case 'stray':
      return [node.token];
    case 'missing':
      return [];
  }
}
