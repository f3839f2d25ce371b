import { findOpt, isDomainName, type Message, optionHex, printQuestion, rcodes } from '@corefile/dns';
import { failWith, type HandlerOf, type Query } from '@corefile/evaluator';
import type { Range } from '@corefile/parser';
import type { Infer } from '@corefile/schema';
import { buildRule } from './build-rule.ts';
import { changeBack } from './change-back.ts';
import { codesOf } from './option-rule.ts';
import type { AnswerRule } from './rule.ts';
import type { schema } from './schema.ts';

type RuleConfig = Infer<typeof schema>['rule'];

/** Changes queries on their way in, and answers on their way back (plugin/rewrite). */
export const handle: HandlerOf<typeof schema> = stanzas => {
  const rules = stanzas.map(({ config, head: { token } }) => ({
    apply: buildRule(config.rule),
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
