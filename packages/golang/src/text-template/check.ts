import {
  boolType,
  complexType,
  findField,
  findMethod,
  float64Type,
  type GoType,
  intType,
  isAssignable,
  isIntKind,
  isUintKind,
  stringType,
} from '../go-type.ts';
import { builtins } from './funcs.ts';
import type { CommandNode, ListNode, Operand, PipeNode, StatementNode } from './node.ts';
import { isSpelledAsFloat } from './number.ts';
import type { Template } from './template.ts';

/** A field or method that no value of the type has: executing the template there fails with `error`. */
export interface FieldProblem {
  /** Offset of the chain (.A.B) in the template's text, in UTF-16 units, as Go reports it. */
  readonly pos: number;
  readonly name: string;
  readonly type: GoType;
  /** "can't evaluate field Foo in type *template.templateData" */
  readonly error: string;
}

/** What is known of a value before execution; nothing where that depends on data. */
type Known = GoType | undefined;

/**
 * The fields that a template asks of a type that has none of that name, in the order of the text. Nothing is reported
 * where the type is only known at run time (interfaces, `index`, `and`), nor for templates that are never called.
 */
export function checkFields(template: Template, data: GoType): FieldProblem[] {
  const checker = new Checker(template);
  checker.template(template.name, data);
  return checker.problems.sort((a, b) => a.pos - b.pos);
}

class Checker {
  readonly problems: FieldProblem[] = [];
  readonly #template: Template;
  readonly #visited = new Set<string>();
  #variables: { readonly name: string; type: Known }[] = [];

  constructor(template: Template) {
    this.#template = template;
  }

  template(name: string, dot: Known): void {
    const root = this.#template.trees.get(name);
    const visit = `${dot?.name ?? ''} ${name}`;
    if (root === undefined || this.#visited.has(visit)) return;
    this.#visited.add(visit);
    const outer = this.#variables;
    this.#variables = [{ name: '$', type: dot }];
    this.#list(root, dot);
    this.#variables = outer;
  }

  #list(list: ListNode, dot: Known): void {
    for (const node of list.nodes) this.#statement(node, dot);
  }

  #statement(node: StatementNode, dot: Known): void {
    if (node.kind === 'action') this.#pipeline(node.pipe, dot);
    else if (node.kind === 'template') {
      this.template(node.name, node.pipe === undefined ? undefined : this.#pipeline(node.pipe, dot));
    } else if (node.kind === 'if' || node.kind === 'with' || node.kind === 'range') {
      const scope = this.#variables.length;
      let value = this.#pipeline(node.pipe, dot);
      if (node.kind === 'range') value = this.#rangeOver(node.pipe, value);
      this.#list(node.list, node.kind === 'if' ? dot : value);
      if (node.elseList !== undefined) this.#list(node.elseList, dot);
      this.#variables.length = scope;
    }
  }

  /** The type of the elements, which the last variable of the range gets; the one before it gets the key. */
  #rangeOver({ decl, isAssign }: PipeNode, over: Known): Known {
    const target = over?.kind === 'pointer' ? over.elem : over;
    const isCollection = target?.kind === 'slice' || target?.kind === 'map';
    const isNumber = target !== undefined && (isIntKind(target) || isUintKind(target));
    const element = isCollection ? target.elem : isNumber ? target : undefined;
    const key = target?.kind === 'map' ? target.key : target?.kind === 'slice' ? intType : undefined;
    const types = decl.length > 1 ? [key, element] : [element];
    decl.forEach(({ names }, i) => {
      const variable = this.#variables.findLast(candidate => candidate.name === names[0]);
      if (variable !== undefined) variable.type = isAssign ? undefined : types[i];
    });
    return element;
  }

  #pipeline(pipe: PipeNode, dot: Known): Known {
    let type: Known;
    for (const cmd of pipe.cmds) type = this.#command(cmd, dot);
    for (const { names } of pipe.decl) {
      const name = names[0] as string;
      if (!pipe.isAssign) this.#variables.push({ name, type });
      // An assignment may happen in a branch or a loop that is not taken: from here on its type is open.
      else for (const variable of this.#variables) if (variable.name === name) variable.type = undefined;
    }
    return type;
  }

  #command({ args }: CommandNode, dot: Known): Known {
    for (const arg of args.slice(1)) this.#operand(arg, dot);
    return this.#operand(args[0] as Operand, dot);
  }

  #operand(node: Operand, dot: Known): Known {
    switch (node.kind) {
      case 'dot':
        return dot;
      case 'field':
        return this.#fields(dot, node.names, node.pos);
      case 'variable': {
        const variable = this.#variables.findLast(candidate => candidate.name === node.names[0]);
        return this.#fields(variable?.type, node.names.slice(1), node.pos);
      }
      case 'chain':
        return this.#fields(this.#operand(node.node, dot), node.names, node.pos);
      case 'pipe':
        return this.#pipeline(node, dot);
      case 'identifier': {
        const { funcs } = this.#template;
        return Object.hasOwn(funcs, node.name) ? funcs[node.name]?.result : builtins.get(node.name)?.result;
      }
      case 'bool':
        return boolType;
      case 'string':
        return stringType;
      case 'number':
        if (node.complex !== undefined) return complexType;
        return isSpelledAsFloat(node) ? float64Type : intType;
      case 'nil':
        return undefined;
    }
  }

  #fields(receiver: Known, names: readonly string[], pos: number): Known {
    let type = receiver;
    for (const name of names) {
      if (type === undefined) return undefined;
      const found = fieldType(type, name);
      if (found === 'unknown') {
        this.problems.push({ pos, name, type, error: `can't evaluate field ${name} in type ${type.name}` });
        return undefined;
      }
      type = found;
    }
    return type;
  }
}

/** The type of .name of a value of this type; 'unknown' where there is none, nothing where only execution tells. */
function fieldType(type: GoType, name: string): Known | 'unknown' {
  const method = findMethod(type, name, true);
  if (method !== undefined) return method.result;
  const target = type.kind === 'pointer' ? type.elem : type;
  if (target.kind === 'interface') return undefined;
  // A key that is absent gives no value, and .A of no value is no value again: nothing is wrong before execution.
  if (target.kind === 'map') return isAssignable(stringType, target.key) ? undefined : 'unknown';
  if (target.kind !== 'struct') return 'unknown';
  return findField(target, name)?.field.type ?? 'unknown';
}
