import type { Message } from '@corefile/dns';
import { nameOf } from '@corefile/evaluator';
import type { Infer } from '@corefile/schema';
import { cnameRule } from './cname-rule.ts';
import { nameRule } from './name-rule.ts';
import { nameTest } from './name-test.ts';
import { optionRule } from './option-rule.ts';
import { type AnswerRule, perRecord, type Rule } from './rule.ts';
import type { schema } from './schema.ts';

type RuleConfig = Infer<typeof schema>['rule'];

/** A stanza's rule at work. */
export function buildRule(config: RuleConfig): Rule {
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
