import {
  copyMessage,
  copyRecord,
  findOpt,
  isDomainName,
  type Message,
  message,
  optionHex,
  printQuestion,
  type Question,
  rcodes,
  replyTo,
} from '@corefile/dns';
import {
  failWith,
  type HandlerOf,
  indeterminate,
  leavesToServer,
  nameOf,
  type Outcome,
  panicked,
  type Query,
  sizeAndDo,
} from '@corefile/evaluator';
import type { Range } from '@corefile/parser';
import type { Infer } from '@corefile/schema';
import { cnameRule } from './cname-rule.ts';
import { nameRule } from './name-rule.ts';
import { nameTest } from './name-test.ts';
import { codesOf, optionRule } from './option-rule.ts';
import { type AnswerRule, perRecord, type Rule } from './rule.ts';
import type { schema } from './schema.ts';

type RuleConfig = Infer<typeof schema>['rule'];

/** Changes queries on their way in, and answers on their way back (plugin/rewrite). */
export const handle: HandlerOf<typeof schema> = stanzas => {
  const rules = stanzas.map(({ config, head: { token } }) => ({
    apply: ruleOf(config.rule),
    kind: config.rule.kind,
    stops: config.mode === 'stop',
    at: { source: token.source, start: token.start, end: token.end },
  }));
  return {
    name: 'rewrite',
    supportsOptions: stanzas.flatMap(({ config: { rule } }) => (rule.kind === 'edns0' ? codesOf(rule.option) : [])),
    serve(query, next) {
      const [question] = query.request.question;
      if (!question) return next(query);
      const original = { ...question };
      const answerRules: AnswerRule[] = [];
      for (const { apply, kind, stops, at } of rules) {
        const before = query.explain && describe(query.request);
        const added = apply(query);
        if (!added) continue;
        explainRule(query, kind, before, { at, stops });
        if (!isDomainName(question.name)) {
          const error = `invalid name after rewrite: ${question.name}`;
          query.explain?.('fail', error, { at });
          Object.assign(question, original);
          return failWith(rcodes.SERVFAIL, error);
        }
        answerRules.push(...added);
        if (stops) return changeBack(query, next(query), original, answerRules);
      }
      // Rules that went on and ask nothing of the answer leave the client with the changed question.
      return answerRules.length === 0 ? next(query) : changeBack(query, next(query), original, answerRules);
    },
  };
};

function ruleOf(config: RuleConfig): Rule {
  switch (config.kind) {
    case 'name':
      return nameRule(config);
    case 'cname':
      return cnameRule(config);
    case 'edns0':
      return optionRule(config.option);
    case 'type':
    case 'class':
      return questionRule(config);
    case 'ttl': {
      const { min, max } = config.ttl;
      return byName(
        config,
        perRecord(rr => (rr.ttl = Math.min(Math.max(rr.ttl, min), max))),
      );
    }
    case 'rcode': {
      const { from, to } = config;
      const change = (answer: Message) => {
        if (answer.rcode === from) answer.rcode = to;
        return undefined;
      };
      return byName(config, { wholeMessage: true, change });
    }
  }
}

/** The number 0 stands for no type and no class, and never matches. */
const questionRule =
  ({ kind, from, to }: Extract<RuleConfig, { kind: 'type' | 'class' }>): Rule =>
  ({ request: { question } }) => {
    const asked = question[0];
    if (!asked || from === 0 || to === 0 || asked[kind] !== from) return undefined;
    asked[kind] = to;
    return [];
  };

function byName({ match, name }: Extract<RuleConfig, { kind: 'ttl' | 'rcode' }>, rule: AnswerRule): Rule {
  const fits = nameTest(match, name);
  return query => (fits(nameOf(query)) ? [rule] : undefined);
}

/** Gives the client its question back and changes the answer, which is made here where no plugin has made one. */
function changeBack(query: Query, outcome: Outcome, original: Question, rules: readonly AnswerRule[]): Outcome {
  if (outcome.indeterminate !== undefined || outcome.panicked) return outcome;
  if (outcome.holdsNil) return panicked('rewrite copies an answer with a record that is nil');
  const failed = leavesToServer(outcome.rcode);
  // Where a plugin has answered and failed all the same, a look-up takes the answer that is made here.
  const written = failed && query.depth > 0 ? undefined : outcome.response;
  if (!written && !failed) return outcome;
  const answer = copyMessage(written ?? failure(query, outcome.rcode));
  answer.question[0] = { ...original };
  // Last rule first, as each undoes what came after the one before it.
  const backwards = rules.toReversed();
  for (const section of ['authority', 'answer', 'additional'] as const) {
    for (const record of answer[section]) {
      for (const rule of backwards) {
        const unknown = rule.change(answer, record);
        if (unknown !== undefined) return indeterminate(unknown);
      }
    }
  }
  if (answer.authority.length + answer.answer.length + answer.additional.length === 0)
    for (const rule of backwards) if (rule.wholeMessage) rule.change(answer, undefined);
  const afterWriting = undoOptions(query.request, backwards);
  query.explain?.('change', 'gives the client its own question back, and changes the answer as the rules say');
  return { ...outcome, rcode: failed ? rcodes.NOERROR : outcome.rcode, response: answer, afterWriting };
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

const says: Readonly<Record<RuleConfig['kind'], string>> = {
  name: 'changes the name asked for',
  type: 'changes the type asked for',
  class: 'changes the class asked for',
  edns0: 'changes the EDNS options of the query',
  ttl: 'will change the TTLs of the answer',
  rcode: 'will change the code of the answer',
  cname: 'will change targets of CNAME records',
};

function explainRule(
  query: Query,
  kind: RuleConfig['kind'],
  before: string | undefined,
  { at, stops }: { readonly at: Range; readonly stops: boolean },
): void {
  if (!query.explain || before === undefined) return;
  const after = describe(query.request);
  const why = `${says[kind]}; ${stops ? 'no further rule is tried' : 'further rules are tried'}`;
  query.explain('rewrite', why, before === after ? { at } : { at, before, after });
}

function describe(request: Message): string {
  const [question] = request.question;
  const options = findOpt(request)?.rdata.options ?? [];
  const listed = options.map(option => ` +${option.code}=${optionHex(option)}`).join('');
  return `${question ? printQuestion(question).replace(/^;/, '').replace(/\s+/g, ' ') : ''}${listed}`;
}
