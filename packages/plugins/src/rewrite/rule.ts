import type { Message, ResourceRecord } from '@corefile/dns';
import type { Query } from '@corefile/evaluator';

/** Changes the query in place. Undefined: does not apply; otherwise what is to be done to the answer. */
export type Rule = (query: Query) => readonly AnswerRule[] | undefined;

/** A change of the answer, done once for each of its records. */
export interface AnswerRule {
  /** What of an answer without records is changed as well; `record` is absent then. */
  readonly wholeMessage?: true;
  /** Undoes a change of the query's OPT record: done to the query too, whose OPT the server may repeat. */
  readonly undoesOptions?: true;
  /** Returns why the answer cannot be known, if so. */
  change(answer: Message, record: ResourceRecord | undefined): string | undefined;
}

/** An answer rule for records alone. */
export const perRecord = (change: (record: ResourceRecord) => void): AnswerRule => ({
  change(_, record) {
    if (record) change(record);
    return undefined;
  },
});
