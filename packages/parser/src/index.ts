export {
  type Block,
  children,
  type Directive,
  type File,
  type Import,
  isToken,
  type Line,
  type Missing,
  type Node,
  type ServerBlock,
  type SnippetDefinition,
  type Stray,
} from './ast.ts';
export { createDispenser, type Dispenser, type TokenList } from './dispenser.ts';
export { type Env, replaceEnv } from './env.ts';
export { type Directories, type Glob, glob } from './glob.ts';
export { createLineMap, type LineMap, type Position } from './line-map.ts';
export { type LoadOptions, load } from './load.ts';
export { type Parsed, parse } from './parse.ts';
export { cleanPath, resolvePath } from './path.ts';
export { print } from './print.ts';
export type { Problem, ProblemCode } from './problem.ts';
export type {
  Host,
  ImportRecord,
  ImportTarget,
  KeyToken,
  LoadedBlock,
  LoadedToken,
  Program,
  Snippet,
  Stanza,
} from './program.ts';
export { type Scanned, scan } from './scan.ts';
export { isSpace } from './space.ts';
export type { Range, Source, Token, Trivia } from './token.ts';
