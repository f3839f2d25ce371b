/** Operation codes that miekg/dns names; 6 (DSO) has no name there. */
export const opcodes = { QUERY: 0, IQUERY: 1, STATUS: 2, NOTIFY: 4, UPDATE: 5 } as const;

const nameOf = new Map<number, string>(Object.entries(opcodes).map(([name, code]) => [code, name]));

/** dns.OpcodeToString, '' for an opcode without a name. */
export function opcodeToString(opcode: number): string {
  return nameOf.get(opcode) ?? '';
}
