import {
  compileExpression,
  contains,
  declareEnvironment,
  type ExpressionFunction,
  type ExpressionResult,
  evaluateExpression,
  parseCIDR,
  parseIP,
} from '@corefile/golang';

/** The names of CoreDNS's plugin view (plugin/pkg/expression). */
export const environment = declareEnvironment(
  {
    incidr: 'func(string, string) (bool, error)',
    metadata: 'func(string) string',
    type: 'func() string',
    name: 'func() string',
    client_ip: 'func() string',
    size: 'func() int',
    id: 'func() int',
    opcode: 'func() int',
    do: 'func() bool',
  },
  ['type'],
);

const functions: Readonly<Record<string, ExpressionFunction>> = {
  incidr: (ip = '', cidr = '') => {
    const [address, network] = [parseIP(ip), parseCIDR(cidr)];
    if (address === undefined) return { error: 'first argument is not an IP address' };
    return network.ok ? contains(network.value.net, address) : { error: network.error };
  },
  metadata: label => (label === 'a/b' ? 'v' : ''),
  type: () => 'A',
  name: () => 'www.example.org.',
  client_ip: () => '10.1.2.3',
  size: () => 45,
  id: () => 4711,
  opcode: () => 0,
  do: () => true,
};

/** Saturday, 2026-11-21 14:05:09 UTC. */
const clock = { unixNanoseconds: 1_795_269_909_000_000_000n, offsetSeconds: 0 };

/** The refusal of an expression, '' where it compiles. */
export function refusal(source: string): string {
  const program = compileExpression(source, environment);
  return program.ok ? '' : program.error;
}

/** What an expression comes to, or the error of its evaluation. It must compile. */
export function run(source: string): ExpressionResult | string {
  const program = compileExpression(source, environment);
  if (!program.ok) throw new Error(`${source}: ${program.error}`);
  const result = evaluateExpression(program.value, functions, clock);
  return result.ok ? result.value : result.error;
}

/** Go's %T and %v of what an expression comes to. */
export function shown(source: string): string {
  const result = run(source);
  return typeof result === 'string' ? `error: ${result}` : `${result.type} ${result.text}`;
}
