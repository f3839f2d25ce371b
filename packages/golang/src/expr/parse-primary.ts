import type {
  ArrayNode,
  BoolNode,
  BytesNode,
  CallNode,
  ChainNode,
  IdentifierNode,
  MapNode,
  MemberNode,
  NilNode,
  Node,
  PairNode,
  PointerNode,
  SliceNode,
  StringNode,
  UnaryNode,
} from './ast.ts';
import { isValidIdentifier, type Token } from './lexer.ts';
import { unaryPrecedence } from './operators.ts';
import { parseArguments, parseCall } from './parse-call.ts';
import { parseNumber } from './parse-number.ts';
import { parseExpression, parseSequence } from './parser.ts';
import { describe, type TokenReader } from './token-reader.ts';

const literalKeys: ReadonlySet<string> = new Set(['Number', 'String', 'Identifier']);

/** An operand with its unary operators and what follows it: `.name`, `[i]`, `[a:b]`. */
export function parsePrimary(reader: TokenReader): Node | undefined {
  const token = reader.current;
  const unary = token.kind === 'Operator' ? unaryPrecedence.get(token.value) : undefined;
  if (unary !== undefined) {
    reader.next();
    const operand = parseExpression(reader, unary);
    const node = { kind: 'unary', operator: token.value, node: operand as Node } as const;
    return parsePostfix(reader, reader.node<UnaryNode>(node, token.location));
  }
  if (reader.is('Bracket', '(')) {
    reader.next();
    const node = parseSequence(reader);
    reader.expect('Bracket', ')');
    return parsePostfix(reader, node);
  }
  if (reader.predicateDepth > 0 && (reader.is('Operator', '#') || reader.is('Operator', '.'))) {
    let name = '';
    if (reader.is('Operator', '#')) {
      reader.next();
      if (reader.is('Identifier')) {
        name = reader.current.value;
        reader.next();
      }
    }
    return parsePostfix(reader, reader.node<PointerNode>({ kind: 'pointer', name }, token.location));
  }
  if (reader.is('Operator', '::')) {
    reader.next();
    const name = reader.current;
    reader.expect('Identifier');
    return parsePostfix(reader, parseCall(reader, name, [], false));
  }
  return parseOperand(reader);
}

function parseOperand(reader: TokenReader): Node | undefined {
  const token = reader.current;
  switch (token.kind) {
    case 'Identifier':
      return parseName(reader);
    case 'Number':
      reader.next();
      return parseNumber(reader, token); // nothing can follow: `1.x` and `1[0]` are errors
    case 'String':
      reader.next();
      return parsePostfix(reader, reader.node<StringNode>({ kind: 'string', value: token.value }, token.location));
    case 'Bytes':
      reader.next();
      return parsePostfix(reader, reader.node<BytesNode>({ kind: 'bytes', value: token.value }, token.location));
  }
  if (reader.is('Bracket', '[')) return parsePostfix(reader, parseArray(reader));
  if (reader.is('Bracket', '{')) return parsePostfix(reader, parseMap(reader));
  reader.unexpected();
  return undefined;
}

function parseName(reader: TokenReader): Node | undefined {
  const token = reader.current;
  reader.next();
  const { value, location } = token;
  if (value === 'true' || value === 'false') {
    return reader.node<BoolNode>({ kind: 'bool', value: value === 'true' }, location);
  }
  if (value === 'nil') return reader.node<NilNode>({ kind: 'nil' }, location);
  const node = reader.is('Bracket', '(')
    ? parseCall(reader, token, [], true)
    : reader.node<IdentifierNode>({ kind: 'identifier', name: value }, location);
  return parsePostfix(reader, node);
}

function parseArray(reader: TokenReader): Node | undefined {
  const { location } = reader.current;
  const nodes: (Node | undefined)[] = [];
  reader.expect('Bracket', '[');
  while (!reader.is('Bracket', ']') && reader.error === undefined) {
    if (nodes.length > 0) {
      reader.expect('Operator', ',');
      if (reader.is('Bracket', ']')) break;
    }
    nodes.push(parseExpression(reader, 0));
  }
  reader.expect('Bracket', ']');
  return reader.node<ArrayNode>({ kind: 'array', nodes: nodes as Node[] }, location);
}

function parseMap(reader: TokenReader): Node | undefined {
  const { location } = reader.current;
  const pairs: Node[] = [];
  reader.expect('Bracket', '{');
  while (!reader.is('Bracket', '}') && reader.error === undefined) {
    if (pairs.length > 0) {
      reader.expect('Operator', ',');
      if (reader.is('Bracket', '}')) break;
      if (reader.is('Operator', ',')) reader.unexpected();
    }
    const literal = literalKeys.has(reader.current.kind);
    const key = literal ? parseLiteralKey(reader) : parseKeyExpression(reader);
    if (literal && key === undefined) return undefined;
    reader.expect('Operator', ':');
    const value = parseExpression(reader, 0);
    const pair = reader.node<PairNode>({ kind: 'pair', key: key as Node, value: value as Node }, location);
    if (pair === undefined) return undefined;
    pairs.push(pair);
  }
  reader.expect('Bracket', '}');
  return reader.node<MapNode>({ kind: 'map', pairs }, location);
}

/** A number, a string or a name: all three are strings as keys. */
function parseLiteralKey(reader: TokenReader): Node | undefined {
  const { value, location } = reader.current;
  const key = reader.node<StringNode>({ kind: 'string', value }, location);
  if (key !== undefined) reader.next();
  return key;
}

function parseKeyExpression(reader: TokenReader): Node | undefined {
  if (reader.is('Bracket', '(')) return parseExpression(reader, 0);
  const wanted = 'a quoted string, a number, a identifier, or an expression enclosed in parentheses';
  reader.fail(`a map key must be ${wanted} (unexpected token ${describe(reader.current)})`);
  return undefined;
}

function parsePostfix(reader: TokenReader, operand: Node | undefined): Node | undefined {
  let node = operand;
  while (reader.error === undefined) {
    const token = reader.current;
    if (reader.is('Operator', '.') || reader.is('Operator', '?.')) {
      reader.next();
      const optional = token.value === '?.';
      node =
        optional && reader.is('Bracket', '[') ? parseIndex(reader, node, true) : parseMember(reader, node, optional);
    } else if (reader.is('Bracket', '[')) node = parseIndex(reader, node, false);
    else break;
    if (node === undefined) return undefined;
  }
  return node;
}

/** `.name` or `.name(…)`; operators that are words (`.matches`) are names here. */
function parseMember(reader: TokenReader, base: Node | undefined, optional: boolean): Node | undefined {
  const token: Token = reader.current;
  const { location } = token;
  reader.next();
  if (token.kind !== 'Identifier' && (token.kind !== 'Operator' || !isValidIdentifier(token.value))) {
    reader.fail('expected name');
  }
  const property = reader.node<StringNode>({ kind: 'string', value: token.value }, location);
  if (property === undefined) return undefined;
  const inChain = base?.kind === 'chain';
  const object = (inChain ? base.node : base) as Node;
  const fields = { kind: 'member', node: object, property, optional, method: false } as const;
  const member = reader.node<MemberNode>(fields, location);
  if (member === undefined) return undefined;
  let node: Node | undefined = member;
  if (reader.is('Bracket', '(')) {
    member.method = true;
    node = reader.node<CallNode>({ kind: 'call', callee: member, args: parseArguments(reader, []) }, location);
    if (node === undefined) return undefined;
  }
  return inChain || optional ? reader.node<ChainNode>({ kind: 'chain', node }, location) : node;
}

/** `[i]`, `[a:b]`, `[:b]`, `[a:]`, `[:]`. */
function parseIndex(reader: TokenReader, base: Node | undefined, optional: boolean): Node | undefined {
  const { location } = reader.current;
  const object = base as Node;
  reader.next();
  const from = reader.is('Operator', ':') ? undefined : parseExpression(reader, 0);
  let node: Node | undefined;
  if (reader.is('Operator', ':')) {
    reader.next();
    const to = reader.is('Bracket', ']') ? undefined : parseExpression(reader, 0);
    node = reader.node<SliceNode>({ kind: 'slice', node: object, from, to }, location);
  } else {
    const fields = { kind: 'member', node: object, property: from as Node, optional, method: false } as const;
    node = reader.node<MemberNode>(fields, location);
    if (node !== undefined && optional) node = reader.node<ChainNode>({ kind: 'chain', node }, location);
  }
  if (node === undefined) return undefined;
  reader.expect('Bracket', ']');
  return node;
}
