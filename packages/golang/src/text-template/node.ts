import { quote } from '../quote.ts';

/** What a pipeline consists of. `pos` is the offset Go reports for the node, in UTF-16 units. */
export type Operand =
  | { readonly kind: 'bool'; readonly pos: number; readonly value: boolean }
  | { readonly kind: 'dot'; readonly pos: number }
  | { readonly kind: 'nil'; readonly pos: number }
  | NumberNode
  | { readonly kind: 'string'; readonly pos: number; readonly quoted: string; readonly text: string }
  | FieldNode
  | VariableNode
  | IdentifierNode
  | ChainNode
  | PipeNode;

/** A constant under all the types that can hold it; absent where a type cannot. */
export interface NumberNode {
  readonly kind: 'number';
  readonly pos: number;
  readonly text: string;
  readonly int?: bigint;
  readonly uint?: bigint;
  readonly float?: number;
  readonly complex?: { readonly re: number; readonly im: number };
}

/** .A.B */
export interface FieldNode {
  readonly kind: 'field';
  readonly pos: number;
  readonly names: readonly string[];
}

/** $x.A.B; the first name has its dollar. */
export interface VariableNode {
  readonly kind: 'variable';
  readonly pos: number;
  readonly names: readonly string[];
}

export interface IdentifierNode {
  readonly kind: 'identifier';
  readonly pos: number;
  readonly name: string;
}

/** (pipeline).A.B */
export interface ChainNode {
  readonly kind: 'chain';
  readonly pos: number;
  readonly node: Operand;
  readonly names: readonly string[];
}

export interface CommandNode {
  readonly kind: 'command';
  readonly pos: number;
  readonly args: readonly Operand[];
}

export interface PipeNode {
  readonly kind: 'pipe';
  readonly pos: number;
  readonly isAssign: boolean;
  readonly decl: readonly VariableNode[];
  readonly cmds: readonly CommandNode[];
}

export interface BranchNode {
  readonly kind: 'if' | 'range' | 'with';
  readonly pos: number;
  readonly pipe: PipeNode;
  readonly list: ListNode;
  readonly elseList: ListNode | undefined;
}

export interface TemplateNode {
  readonly kind: 'template';
  readonly pos: number;
  readonly name: string;
  readonly pipe: PipeNode | undefined;
}

export interface ListNode {
  readonly kind: 'list';
  readonly pos: number;
  readonly nodes: readonly StatementNode[];
}

export type StatementNode =
  | { readonly kind: 'text'; readonly pos: number; readonly text: string }
  | { readonly kind: 'action'; readonly pos: number; readonly pipe: PipeNode }
  | { readonly kind: 'break' | 'continue'; readonly pos: number }
  | BranchNode
  | TemplateNode;

export type TemplateTreeNode = Operand | CommandNode | StatementNode | ListNode;

/** The node as Go writes it into messages: normalised template source. */
export function nodeString(node: TemplateTreeNode): string {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'action':
      return `{{${nodeString(node.pipe)}}}`;
    case 'break':
    case 'continue':
      return `{{${node.kind}}}`;
    case 'list':
      return node.nodes.map(nodeString).join('');
    case 'if':
    case 'range':
    case 'with': {
      const otherwise = node.elseList === undefined ? '' : `{{else}}${nodeString(node.elseList)}`;
      return `{{${node.kind} ${nodeString(node.pipe)}}}${nodeString(node.list)}${otherwise}{{end}}`;
    }
    case 'template':
      return `{{template ${quote(node.name)}${node.pipe === undefined ? '' : ` ${nodeString(node.pipe)}`}}}`;
    case 'pipe': {
      const decl = node.decl.map(nodeString).join(', ');
      const commands = node.cmds.map(nodeString).join(' | ');
      return decl === '' ? commands : `${decl} ${node.isAssign ? '=' : ':='} ${commands}`;
    }
    case 'command':
      return node.args.map(inParens).join(' ');
    case 'chain':
      return [inParens(node.node), ...node.names].join('.');
    case 'field':
      return `.${node.names.join('.')}`;
    case 'variable':
      return node.names.join('.');
    case 'identifier':
      return node.name;
    case 'bool':
      return String(node.value);
    case 'dot':
      return '.';
    case 'nil':
      return 'nil';
    case 'number':
      return node.text;
    case 'string':
      return node.quoted;
  }
}

function inParens(node: Operand): string {
  return node.kind === 'pipe' ? `(${nodeString(node)})` : nodeString(node);
}
