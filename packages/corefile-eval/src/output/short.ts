import { printRdata } from '@corefile/dns';
import type { Evaluation } from '@corefile/evaluator';

/** Only the data of the answers, one a line, as `dig +short`. */
export function short({ response, disposition, why }: Evaluation): string {
  if (disposition === 'indeterminate') return `;; INDETERMINATE: ${why}\n`;
  return (response?.answer ?? []).map(({ type, rdata }) => `${printRdata(type, rdata)}\n`).join('');
}
