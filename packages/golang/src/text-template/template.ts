import type { GoFunc, Outcome } from '../go-type.ts';
import { fail, ok } from '../result.ts';
import { builtins } from './funcs.ts';
import type { ListNode } from './node.ts';
import { parseTrees, TemplateSyntaxError } from './parser.ts';

/** Functions a template may call besides the built-in ones. */
export type FuncMap = Readonly<Record<string, GoFunc>>;

/** A parsed text: its own tree and those it defines, by name. */
export interface Template {
  readonly name: string;
  readonly text: string;
  readonly trees: ReadonlyMap<string, ListNode>;
  readonly funcs: FuncMap;
}

/** template.New(name).Funcs(funcs).Parse(text); errors read 'template: answer:1: function "x" not defined'. */
export function parseTemplate(name: string, text: string, funcs: FuncMap = {}): Outcome<Template> {
  try {
    const isKnown = (func: string) => Object.hasOwn(funcs, func) || builtins.has(func);
    return ok({ name, text, trees: parseTrees(name, text, isKnown), funcs });
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return fail(error.message);
    // Go's stack holds any nesting; ours ends at some thousands of parentheses in one another.
    if (error instanceof RangeError)
      return { ...fail('the template nests too deeply to be modelled'), notModelled: true };
    throw error;
  }
}
