import { compileExpression, declareEnvironment, type Program } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';

/** What an expression may ask of a query (plugin/pkg/expression); the builtin `type` gives way to the query's type. */
export const environment = declareEnvironment(
  {
    incidr: 'func(string, string) (bool, error)',
    metadata: 'func(string) string',
    type: 'func() string',
    name: 'func() string',
    class: 'func() string',
    proto: 'func() string',
    size: 'func() int',
    client_ip: 'func() string',
    port: 'func() string',
    id: 'func() int',
    opcode: 'func() int',
    do: 'func() bool',
    bufsize: 'func() int',
    server_ip: 'func() string',
    server_port: 'func() string',
  },
  ['type'],
);

/** An expression in expr-lang. What is beyond our reading of it (very deep nesting) is left for the server to judge. */
export const expression: Value<Program | undefined> = value({
  label: 'EXPRESSION',
  expects: "an expression such as incidr(client_ip(), '10.0.0.0/8')",
  suggestions: [...environment.names.keys()].map(name => `${name}()`),
  colour: 'string',
  matches: text => compileExpression(text, environment).ok,
  read(text) {
    const compiled = compileExpression(text, environment);
    if (compiled.ok) return compiled.value;
    return 'notModelled' in compiled ? undefined : new Fault(`the expression does not compile: ${compiled.error}`);
  },
});
