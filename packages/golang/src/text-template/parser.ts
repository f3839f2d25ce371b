import { quote, unquote } from '../quote.ts';
import { trimSpace } from '../strings.ts';
import { type Item, type ItemType, itemString, Lexer } from './lexer.ts';
import {
  type BranchNode,
  type ChainNode,
  type CommandNode,
  type ListNode,
  nodeString,
  type Operand,
  type PipeNode,
  type StatementNode,
  type TemplateNode,
  type VariableNode,
} from './node.ts';
import { numberNode } from './number.ts';

/** Thrown inside the parser only; `parseTemplate` returns it. */
export class TemplateSyntaxError extends Error {}

type Stop = { readonly kind: 'end' | 'else'; readonly pos: number };
type Statement = StatementNode | Stop;

const maxParens = 10_000;

/** What all trees of one text have in common. */
interface Source {
  readonly name: string;
  readonly lexer: Lexer;
  readonly hasFunction: (name: string) => boolean;
  readonly trees: Map<string, ListNode>;
}

/** The trees of a text by their names: its own and those of its {{define}}s. Throws TemplateSyntaxError. */
export function parseTrees(name: string, text: string, hasFunction: (name: string) => boolean): Map<string, ListNode> {
  const source: Source = { name, lexer: new Lexer(text), hasFunction, trees: new Map() };
  new TreeParser(source, name).parseText();
  return source.trees;
}

/**
 * One tree: a text, a {{define}} or a {{block}}; each has its own variables, tokens and loops (Go's parse.Tree).
 * Long for a file, but one recursive descent over one three-token look-ahead.
 */
class TreeParser {
  readonly #source: Source;
  #name: string;
  #tokens: Item[] = []; // up to three tokens that were given back, and the last one read; the top is the next
  #pending = 0;
  #variables = ['$'];
  #actionLine = 0;
  #rangeDepth = 0;
  #parens = 0;

  constructor(source: Source, name: string) {
    this.#source = source;
    this.#name = name;
  }

  parseText(): void {
    const pos = this.#peek().pos;
    const nodes: StatementNode[] = [];
    while (this.#peek().type !== 'EOF') {
      if (this.#peek().type === 'left delim') {
        const delim = this.#next();
        if (this.#nextNonSpace().type === 'define') {
          new TreeParser(this.#source, '').parseDefinition();
          continue;
        }
        this.#backup2(delim);
      }
      const node = this.#textOrAction();
      if (isStop(node)) this.#fail(`unexpected {{${node.kind}}}`);
      nodes.push(node);
    }
    this.#add({ kind: 'list', pos, nodes });
  }

  parseDefinition(): void {
    const context = 'define clause';
    const token = this.#nextNonSpace();
    if (token.type !== 'string' && token.type !== 'raw string') this.#unexpected(token, context);
    this.#name = this.#unquote(token.text);
    this.#expect('right delim', context);
    const [list, stop] = this.#list();
    if (stop.kind !== 'end') this.#fail(`unexpected {{${stop.kind}}} in ${context}`);
    this.#add(list);
  }

  #add(root: ListNode): void {
    const { trees } = this.#source;
    const earlier = trees.get(this.#name);
    if (earlier === undefined || isEmpty(earlier)) trees.set(this.#name, root);
    else if (!isEmpty(root)) this.#fail(`template: multiple definition of template ${quote(this.#name)}`);
  }

  // Tokens. Go's errors name the line of the token last read, so the look-ahead is part of the behaviour.

  #next(): Item {
    if (this.#pending > 0) this.#pending--;
    else this.#tokens[0] = this.#source.lexer.next();
    return this.#tokens[this.#pending] as Item;
  }

  #backup(): void {
    this.#pending++;
  }

  #backup2(before: Item): void {
    this.#tokens[1] = before;
    this.#pending = 2;
  }

  #backup3(second: Item, before: Item): void {
    this.#tokens[1] = before;
    this.#tokens[2] = second;
    this.#pending = 3;
  }

  #peek(): Item {
    if (this.#pending === 0) {
      this.#tokens[0] = this.#source.lexer.next();
      this.#pending = 1;
    }
    return this.#tokens[this.#pending - 1] as Item;
  }

  #nextNonSpace(): Item {
    for (;;) {
      const token = this.#next();
      if (token.type !== 'space') return token;
    }
  }

  #peekNonSpace(): Item {
    const token = this.#nextNonSpace();
    this.#backup();
    return token;
  }

  #expect(type: ItemType, context: string): Item {
    const token = this.#nextNonSpace();
    if (token.type !== type) this.#unexpected(token, context);
    return token;
  }

  #fail(why: string): never {
    throw new TemplateSyntaxError(`template: ${this.#source.name}:${this.#tokens[0]?.line ?? 0}: ${why}`);
  }

  #unexpected(token: Item, context: string): never {
    if (token.type !== 'error') this.#fail(`unexpected ${itemString(token)} in ${context}`);
    let extra = '';
    if (this.#actionLine !== 0 && this.#actionLine !== token.line) {
      const inAction = token.text.endsWith(' action') ? '' : ' in action';
      extra = `${inAction} started at ${this.#source.name}:${this.#actionLine}`;
    }
    this.#fail(token.text + extra);
  }

  #unquote(literal: string): string {
    const text = unquote(literal);
    return text.ok ? text.value : this.#fail(text.error);
  }

  // Statements.

  #list(): [ListNode, Stop] {
    const pos = this.#peekNonSpace().pos;
    const nodes: StatementNode[] = [];
    while (this.#peekNonSpace().type !== 'EOF') {
      const node = this.#textOrAction();
      if (isStop(node)) return [{ kind: 'list', pos, nodes }, node];
      nodes.push(node);
    }
    return this.#fail('unexpected EOF');
  }

  #textOrAction(): Statement {
    const token = this.#nextNonSpace();
    if (token.type === 'text') return { kind: 'text', pos: token.pos, text: token.text };
    if (token.type !== 'left delim') return this.#unexpected(token, 'input');
    this.#actionLine = token.line;
    const node = this.#action();
    this.#actionLine = 0;
    return node;
  }

  #action(): Statement {
    const token = this.#nextNonSpace();
    switch (token.type) {
      case 'block':
        return this.#block();
      case 'break':
      case 'continue':
        return this.#jump(token.type, token.pos);
      case 'else':
        return this.#else();
      case 'end':
        return { kind: 'end', pos: this.#expect('right delim', 'end').pos };
      case 'if':
      case 'range':
      case 'with':
        return this.#branch(token.type);
      case 'template':
        return this.#template();
    }
    this.#backup();
    const { pos } = this.#peek();
    return { kind: 'action', pos, pipe: this.#pipeline('command', 'right delim') };
  }

  #jump(kind: 'break' | 'continue', pos: number): StatementNode {
    const token = this.#nextNonSpace();
    if (token.type !== 'right delim') this.#unexpected(token, `{{${kind}}}`);
    if (this.#rangeDepth === 0) this.#fail(`{{${kind}}} outside {{range}}`);
    return { kind, pos };
  }

  #else(): Stop {
    const next = this.#peekNonSpace();
    if (next.type === 'if' || next.type === 'with') return { kind: 'else', pos: next.pos }; // {{else if}}: the word stays
    return { kind: 'else', pos: this.#expect('right delim', 'else').pos };
  }

  #branch(kind: 'if' | 'range' | 'with'): BranchNode {
    const scope = this.#variables.length;
    const pipe = this.#pipeline(kind, 'right delim');
    if (kind === 'range') this.#rangeDepth++;
    const [list, stop] = this.#list();
    if (kind === 'range') this.#rangeDepth--;
    let elseList: ListNode | undefined;
    if (stop.kind === 'else') {
      if (kind !== 'range' && this.#peek().type === kind) {
        this.#next(); // {{else if}} is {{else}}{{if}}, and their {{end}} is one
        elseList = { kind: 'list', pos: stop.pos, nodes: [this.#branch(kind)] };
      } else {
        const [otherwise, end] = this.#list();
        if (end.kind !== 'end') this.#fail(`expected end; found {{${end.kind}}}`);
        elseList = otherwise;
      }
    }
    this.#variables.length = scope;
    return { kind, pos: pipe.pos, pipe, list, elseList };
  }

  #block(): TemplateNode {
    const context = 'block clause';
    const token = this.#nextNonSpace();
    const name = this.#templateName(token, context);
    const pipe = this.#pipeline(context, 'right delim');
    const block = new TreeParser(this.#source, name);
    const [list, stop] = block.#list();
    if (stop.kind !== 'end') this.#fail(`unexpected {{${stop.kind}}} in ${context}`);
    block.#add(list);
    return { kind: 'template', pos: token.pos, name, pipe };
  }

  #template(): TemplateNode {
    const context = 'template clause';
    const token = this.#nextNonSpace();
    const name = this.#templateName(token, context);
    if (this.#nextNonSpace().type === 'right delim') return { kind: 'template', pos: token.pos, name, pipe: undefined };
    this.#backup();
    return { kind: 'template', pos: token.pos, name, pipe: this.#pipeline(context, 'right delim') };
  }

  #templateName(token: Item, context: string): string {
    if (token.type !== 'string' && token.type !== 'raw string') this.#unexpected(token, context);
    return this.#unquote(token.text);
  }

  // Pipelines.

  #pipeline(context: string, end: 'right delim' | 'right paren'): PipeNode {
    const { pos } = this.#peekNonSpace();
    const { decl, isAssign } = this.#declarations(context);
    const cmds: CommandNode[] = [];
    for (;;) {
      const token = this.#nextNonSpace();
      if (token.type === end) break;
      if (!startsOperand.has(token.type)) this.#unexpected(token, context);
      this.#backup();
      cmds.push(this.#command());
    }
    if (cmds.length === 0) this.#fail(`missing value for ${context}`);
    const constant = cmds.findIndex((cmd, i) => i > 0 && constants.has((cmd.args[0] as Operand).kind));
    if (constant > 0) this.#fail(`non executable command in pipeline stage ${constant + 1}`);
    return { kind: 'pipe', pos, isAssign, decl, cmds };
  }

  /** '$x :=', '$x =' or, in a range, '$i, $x :='. */
  #declarations(context: string): { decl: VariableNode[]; isAssign: boolean } {
    const decl: VariableNode[] = [];
    for (let variable = this.#peekNonSpace(); variable.type === 'variable'; variable = this.#peekNonSpace()) {
      this.#next();
      const after = this.#peek();
      const next = this.#peekNonSpace();
      const isComma = next.type === 'char' && next.text === ',';
      if (!isComma && next.type !== 'assign' && next.type !== 'declare') {
        if (after.type === 'space') this.#backup3(variable, after);
        else this.#backup2(variable);
        break;
      }
      this.#nextNonSpace();
      decl.push({ kind: 'variable', pos: variable.pos, names: variable.text.split('.') });
      this.#variables.push(variable.text);
      if (!isComma) return { decl, isAssign: next.type === 'assign' };
      if (context !== 'range' || decl.length >= 2) this.#fail(`too many declarations in ${context}`);
      const { type } = this.#peekNonSpace();
      if (type !== 'variable' && type !== 'right delim' && type !== 'right paren') {
        this.#fail('range can only initialize variables');
      }
    }
    return { decl, isAssign: false };
  }

  #command(): CommandNode {
    const { pos } = this.#peekNonSpace();
    const args: Operand[] = [];
    for (;;) {
      this.#peekNonSpace();
      const operand = this.#operand();
      if (operand !== undefined) args.push(operand);
      const token = this.#next();
      if (token.type === 'space') continue;
      if (token.type === 'right delim' || token.type === 'right paren') this.#backup();
      else if (token.type !== 'pipe') this.#unexpected(token, 'operand');
      break;
    }
    if (args.length === 0) this.#fail('empty command');
    return { kind: 'command', pos, args };
  }

  #operand(): Operand | undefined {
    const node = this.#term();
    if (node === undefined || this.#peek().type !== 'field') return node;
    const { pos } = this.#peek();
    const names: string[] = [];
    while (this.#peek().type === 'field') names.push(this.#next().text.slice(1));
    if (node.kind === 'field' || node.kind === 'variable') return { ...node, pos, names: [...node.names, ...names] };
    if (constants.has(node.kind)) this.#fail(`unexpected . after term ${quote(nodeString(node))}`);
    return { kind: 'chain', pos, node, names } satisfies ChainNode;
  }

  #term(): Operand | undefined {
    const token = this.#nextNonSpace();
    const { pos, text } = token;
    switch (token.type) {
      case 'identifier':
        if (!this.#source.hasFunction(text)) this.#fail(`function ${quote(text)} not defined`);
        return { kind: 'identifier', pos, name: text };
      case '.':
        return { kind: 'dot', pos };
      case 'nil':
        return { kind: 'nil', pos };
      case 'variable':
        if (!this.#variables.includes(text)) this.#fail(`undefined variable ${quote(text)}`);
        return { kind: 'variable', pos, names: [text] };
      case 'field':
        return { kind: 'field', pos, names: [text.slice(1)] };
      case 'bool':
        return { kind: 'bool', pos, value: text === 'true' };
      case 'char constant':
      case 'complex':
      case 'number': {
        const number = numberNode(pos, text, token.type);
        return number.ok ? number.value : this.#fail(number.error);
      }
      case 'left paren': {
        if (this.#parens >= maxParens) this.#fail('max expression depth exceeded');
        this.#parens++;
        const pipe = this.#pipeline('parenthesized pipeline', 'right paren');
        this.#parens--;
        return pipe;
      }
      case 'string':
      case 'raw string':
        return { kind: 'string', pos, quoted: text, text: this.#unquote(text) };
    }
    this.#backup();
    return undefined;
  }
}

const constants = new Set<string>(['bool', 'dot', 'nil', 'number', 'string']);
const startsOperand = new Set<ItemType>([
  'bool',
  'char constant',
  'complex',
  '.',
  'field',
  'identifier',
  'number',
  'nil',
  'raw string',
  'string',
  'variable',
  'left paren',
]);

function isStop(node: Statement): node is Stop {
  return node.kind === 'end' || node.kind === 'else';
}

function isEmpty(list: ListNode): boolean {
  return list.nodes.every(node => node.kind === 'text' && trimSpace(node.text) === '');
}
