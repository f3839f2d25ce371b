import type { BuiltinNode, CallNode, IdentifierNode, Node, PredicateNode } from './ast.ts';
import { isBuiltin, predicateArity } from './builtin-signatures.ts';
import type { Token } from './lexer.ts';
import { parseExpression, parseSequence } from './parser.ts';
import type { TokenReader } from './token-reader.ts';

/**
 * A call of `name`, whose `(` is next: a builtin with predicates, another builtin, or a function of the environment.
 * `piped` holds the left side of `x | name(…)`, its first argument.
 */
export function parseCall(
  reader: TokenReader,
  name: Token,
  piped: (Node | undefined)[],
  checkOverrides: boolean,
): Node | undefined {
  const overridden = checkOverrides && reader.scope.isOverridden(name.value);
  const arity = predicateArity.get(name.value);
  if (arity !== undefined && !overridden) {
    const args = parsePredicateArguments(reader, arity, piped) as Node[];
    return reader.node<BuiltinNode>({ kind: 'builtin', name: name.value, args }, name.location);
  }
  if (isBuiltin(name.value) && !reader.scope.isDisabled(name.value) && !overridden) {
    const args = parseArguments(reader, piped);
    return reader.node<BuiltinNode>({ kind: 'builtin', name: name.value, args }, name.location);
  }
  const callee = reader.node<IdentifierNode>({ kind: 'identifier', name: name.value }, name.location);
  if (callee === undefined) return undefined;
  return reader.node<CallNode>({ kind: 'call', callee, args: parseArguments(reader, piped) }, name.location);
}

/** `(a, b, …)`, a comma may follow the last. */
export function parseArguments(reader: TokenReader, piped: readonly (Node | undefined)[]): Node[] {
  const args = [...piped];
  reader.expect('Bracket', '(');
  while (!reader.is('Bracket', ')') && reader.error === undefined) {
    if (args.length > piped.length) reader.expect('Operator', ',');
    if (reader.is('Bracket', ')')) break;
    args.push(parseExpression(reader, 0));
  }
  reader.expect('Bracket', ')');
  return args as Node[];
}

function parsePredicateArguments(
  reader: TokenReader,
  arity: readonly string[],
  piped: readonly (Node | undefined)[],
): (Node | undefined)[] {
  const args = [...piped];
  reader.expect('Bracket', '(');
  const wanted = arity.slice(piped.length);
  for (const [i, parameter] of wanted.entries()) {
    if (reader.is('Bracket', ')')) {
      if (parameter.endsWith('?')) break;
      reader.fail(`expected at least ${wanted.length} arguments`);
    }
    if (i > 0) reader.expect('Operator', ',');
    args.push(parameter.startsWith('predicate') ? parsePredicate(reader) : parseExpression(reader, 0));
  }
  if (reader.is('Operator', ',')) reader.next();
  reader.expect('Bracket', ')');
  return args;
}

/** A predicate: an expression, or a sequence in braces. */
function parsePredicate(reader: TokenReader): Node | undefined {
  const start = reader.current;
  const braces = reader.is('Bracket', '{');
  if (braces) reader.next();
  reader.predicateDepth++;
  const node = braces ? parseSequence(reader) : parseExpression(reader, 0);
  if (!braces && reader.is('Operator', ';')) reader.fail('wrap predicate with brackets { and }');
  reader.predicateDepth--;
  if (braces) reader.expect('Bracket', '}');
  return reader.node<PredicateNode>({ kind: 'predicate', node: node as Node }, start.location);
}
