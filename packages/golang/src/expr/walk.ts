import type { Node } from './ast.ts';
import { goType } from './reflect-type.ts';

/**
 * Visits every node, operands before the node itself, and puts what `visit` returns in its place (nothing: it stays).
 * An operand that two nodes share is visited once (ast/visitor.go).
 */
export function rewrite(root: Node, visit: (node: Node) => Node | undefined): Node {
  const done = new Map<Node, Node>();
  const walk = (node: Node): Node => {
    const known = done.get(node);
    if (known !== undefined) return known;
    rewriteOperands(node, walk);
    const result = visit(node) ?? node;
    done.set(node, result);
    return result;
  };
  return walk(root);
}

function rewriteOperands(node: Node, walk: (node: Node) => Node): void {
  const all = (nodes: Node[]) => {
    for (const [i, each] of nodes.entries()) nodes[i] = walk(each);
  };
  switch (node.kind) {
    case 'unary':
    case 'chain':
    case 'predicate':
      node.node = walk(node.node);
      break;
    case 'binary':
      node.left = walk(node.left);
      node.right = walk(node.right);
      break;
    case 'member':
      node.node = walk(node.node);
      node.property = walk(node.property);
      break;
    case 'slice':
      node.node = walk(node.node);
      if (node.from !== undefined) node.from = walk(node.from);
      if (node.to !== undefined) node.to = walk(node.to);
      break;
    case 'call':
      node.callee = walk(node.callee);
      all(node.args);
      break;
    case 'builtin':
      all(node.args);
      break;
    case 'let':
      node.value = walk(node.value);
      node.body = walk(node.body);
      break;
    case 'sequence':
    case 'array':
      all(node.nodes);
      break;
    case 'conditional':
      node.condition = walk(node.condition);
      node.whenTrue = walk(node.whenTrue);
      node.whenFalse = walk(node.whenFalse);
      break;
    case 'map':
      all(node.pairs);
      break;
    case 'pair':
      node.key = walk(node.key);
      node.value = walk(node.value);
      break;
  }
}

/** The new node stands where the old one did and has its type. */
export function replacing<T extends Node>(old: Node, node: Omit<T, 'location' | 'nature'>): T {
  return {
    ...node,
    location: old.location,
    nature: { type: old.nature?.type ?? goType('interface {}') },
  } as unknown as T;
}
