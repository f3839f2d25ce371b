import type { Nature } from './nature.ts';
import type { GoType } from './reflect-type.ts';
import type { Location } from './source-error.ts';
import type { Value } from './value.ts';

interface Base {
  location: Location;
  /** What the checker found; the optimizer's new nodes may have none. */
  nature?: Nature;
}

export interface NilNode extends Base {
  readonly kind: 'nil';
}
export interface IdentifierNode extends Base {
  readonly kind: 'identifier';
  readonly name: string;
}
export interface IntegerNode extends Base {
  readonly kind: 'integer';
  readonly value: bigint;
}
export interface FloatNode extends Base {
  readonly kind: 'float';
  readonly value: number;
}
export interface BoolNode extends Base {
  readonly kind: 'bool';
  readonly value: boolean;
}
export interface StringNode extends Base {
  readonly kind: 'string';
  readonly value: string;
}
export interface BytesNode extends Base {
  readonly kind: 'bytes';
  readonly value: string;
}
/** A value the optimizer computed. */
export interface ConstantNode extends Base {
  readonly kind: 'constant';
  readonly value: Value;
}
export interface UnaryNode extends Base {
  readonly kind: 'unary';
  readonly operator: string;
  node: Node;
}
export interface BinaryNode extends Base {
  readonly kind: 'binary';
  readonly operator: string;
  left: Node;
  right: Node;
}
/** Where an optional access (`?.`) of the members within ends when it meets nil. */
export interface ChainNode extends Base {
  readonly kind: 'chain';
  node: Node;
}
export interface MemberNode extends Base {
  readonly kind: 'member';
  node: Node;
  property: Node;
  readonly optional: boolean;
  method: boolean;
}
export interface SliceNode extends Base {
  readonly kind: 'slice';
  node: Node;
  from: Node | undefined;
  to: Node | undefined;
}
export interface CallNode extends Base {
  readonly kind: 'call';
  callee: Node;
  readonly args: Node[];
  /** The overload of a builtin that the checker chose, where the callee is one held in a variable. */
  overload?: GoType;
}
export interface BuiltinNode extends Base {
  readonly kind: 'builtin';
  readonly name: string;
  readonly args: Node[];
  /** `filter(…)[0]`, rewritten to find: nothing found is an error. */
  readonly throws?: boolean;
  /** `map(filter(…), map)`, rewritten to one pass. */
  readonly map?: Node | undefined;
  /** `count(…) > n`, stops at n + 1. */
  threshold?: bigint;
}
export interface PredicateNode extends Base {
  readonly kind: 'predicate';
  node: Node;
}
/** `#`, `#index`, `#acc`. */
export interface PointerNode extends Base {
  readonly kind: 'pointer';
  readonly name: string;
}
export interface ConditionalNode extends Base {
  readonly kind: 'conditional';
  readonly ternary: boolean;
  condition: Node;
  whenTrue: Node;
  whenFalse: Node;
}
/** `let name = value; body`. */
export interface LetNode extends Base {
  readonly kind: 'let';
  readonly name: string;
  value: Node;
  body: Node;
}
export interface SequenceNode extends Base {
  readonly kind: 'sequence';
  readonly nodes: Node[];
}
export interface ArrayNode extends Base {
  readonly kind: 'array';
  readonly nodes: Node[];
}
export interface PairNode extends Base {
  readonly kind: 'pair';
  key: Node;
  value: Node;
}
export interface MapNode extends Base {
  readonly kind: 'map';
  readonly pairs: Node[];
}

export type Node =
  | NilNode
  | IdentifierNode
  | IntegerNode
  | FloatNode
  | BoolNode
  | StringNode
  | BytesNode
  | ConstantNode
  | UnaryNode
  | BinaryNode
  | ChainNode
  | MemberNode
  | SliceNode
  | CallNode
  | BuiltinNode
  | PredicateNode
  | PointerNode
  | ConditionalNode
  | LetNode
  | SequenceNode
  | ArrayNode
  | PairNode
  | MapNode;
