import {
  copyMessage,
  copyRecord,
  encodeMessage,
  type Message,
  message,
  type Question,
  rcodes,
  replyTo,
} from '@corefile/dns';
import { indeterminate, leavesToServer, type Outcome, panicOnNil, type Query, sizeAndDo } from '@corefile/evaluator';
import type { AnswerRule } from './rule.ts';

/** Gives the client its question back and changes the answer, which is made here where no plugin has made one. */
export function changeBack(query: Query, outcome: Outcome, original: Question, rules: readonly AnswerRule[]): Outcome {
  const panic = panicOnNil(outcome, 'rewrite copies');
  if (panic) return panic;
  if (outcome.indeterminate !== undefined || outcome.panicked) return outcome;
  const failed = leavesToServer(outcome.rcode);
  if (!outcome.response && !failed) return outcome;
  // Last rule first, as each undoes what came after the one before it.
  const backwards = rules.toReversed();
  const answers: Message[] = [];
  for (const answer of [outcome.response, failed ? failure(query, outcome.rcode) : undefined]) {
    if (!answer) continue;
    const copy = copyMessage(answer);
    copy.question[0] = { ...original };
    const unknown = change(copy, backwards);
    if (unknown !== undefined) return indeterminate(unknown);
    answers.push(copy);
  }
  const afterWriting = undoOptions(query.request, backwards);
  query.explain?.('change', 'gives the client its own question back, and changes the answer as the rules say');
  const response = received(answers, query);
  return {
    ...outcome,
    rcode: failed ? rcodes.NOERROR : outcome.rcode,
    ...(response ? { response } : {}),
    afterWriting,
  };
}

/** A plugin may answer and fail all the same: of two messages a client gets the first that can be sent, a look-up the last. */
function received([first, second]: readonly Message[], { depth }: Query): Message | undefined {
  return second && (depth > 0 || !first || !encodeMessage(copyMessage(first)).bytes) ? second : first;
}

/** Returns why the changed answer cannot be known, if so. */
function change(answer: Message, backwards: readonly AnswerRule[]): string | undefined {
  for (const section of ['authority', 'answer', 'additional'] as const) {
    for (const record of answer[section]) {
      for (const rule of backwards) {
        const unknown = rule.change(answer, record);
        if (unknown !== undefined) return unknown;
      }
    }
  }
  if (answer.authority.length + answer.answer.length + answer.additional.length === 0)
    for (const rule of backwards) if (rule.wholeMessage) rule.change(answer, undefined);
  return undefined;
}

function failure(query: Query, rcode: number): Message {
  const answer = replyTo(query.request, rcode);
  sizeAndDo(query, answer, query.supportedOptions);
  return answer;
}

/** The server repeats the query's OPT record in answers that have none: without what rules have put there. */
function undoOptions(request: Message, backwards: readonly AnswerRule[]): () => void {
  const { additional } = request;
  const undoing = backwards.filter(({ undoesOptions }) => undoesOptions);
  if (undoing.length === 0) return () => {};
  request.additional = request.additional.map(copyRecord);
  const holder = message({ additional: request.additional });
  for (const record of request.additional) for (const rule of undoing) rule.change(holder, record);
  return () => {
    request.additional = additional;
  };
}
