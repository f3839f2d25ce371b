import type { Evaluation } from '@corefile/evaluator';
import { nameOfRcode } from '@corefile/evaluator';
import type { PlaceOf } from './answer-json.ts';

/** The way of a query, one line a step: where, who, what, why, and what it changed. */
export function trace(
  { trace, disposition, response, why, answeredBy }: Evaluation,
  title: string,
  place: PlaceOf,
): string {
  const lines = trace.map(({ plugin, at, action, why, before, after, depth }) => {
    const where = at ? (at => `${at.file}:${at.line}`)(place(at)) : '';
    const change =
      before === undefined && after === undefined ? '' : ` (${before ?? 'nothing'} -> ${after ?? 'nothing'})`;
    return `${'  '.repeat(depth + 1)}${plugin.padEnd(12)} ${action.padEnd(11)} ${why}${change}${where ? `  [${where}]` : ''}`;
  });
  const end =
    disposition === 'indeterminate'
      ? `indeterminate: ${why}`
      : response
        ? `${disposition}: ${nameOfRcode(response.rcode)}, ${response.answer.length} in the answer${answeredBy ? `, by ${answeredBy}` : ''}`
        : 'dropped: nothing is sent';
  return `${title}\n${lines.join('\n')}\n  => ${end}\n`;
}
