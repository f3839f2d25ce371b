import type { AnswerCase } from './answer-case.ts';
import type { Host } from './run-case.ts';
import type { Outcome } from './wire-answer.ts';

/**
 * Our answers to the queries of a case, in the order of `queryLines(of)`, not yet normalised. The world's clock moves only
 * by the `+wait` of a query; files, upstreams (each a Corefile of its own), cluster and environment are those of the case; `host` is the machine the server ran on.
 */
export type EvaluateCase = (of: AnswerCase, casesFolder: string, host: Host) => Promise<readonly Outcome[]>;

/** The engine of `corefile-eval`, once it is wired to the cases. */
export const evaluateCase: EvaluateCase = () => {
  throw new Error('test/oracle/evaluate-case.ts: the evaluator is not wired yet; use --record or --server');
};
