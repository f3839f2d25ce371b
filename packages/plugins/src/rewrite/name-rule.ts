import { normalizeName } from '@corefile/dns';
import { nameOf, octets } from '@corefile/evaluator';
import type { Infer } from '@corefile/schema';
import { changeTarget } from './record-target.ts';
import {
  type Replace,
  replaceDomain,
  replacePattern,
  replacePrefix,
  replaceSubstring,
  replaceSuffix,
} from './replace.ts';
import { type AnswerRule, perRecord, type Rule } from './rule.ts';
import type { schema } from './schema.ts';

type NameConfig = Extract<Infer<typeof schema>['rule'], { kind: 'name' }>;

/** Changes the name asked for, and names in the answer back. */
export function nameRule(config: NameConfig): Rule {
  const { match, answers } = config;
  const from = normalizeName(octets(config.from));
  const to = normalizeName(octets(config.to));
  const replace = replaceBy(config, from, to);
  const auto = match === 'exact' || answers.some(({ kind }) => kind === 'auto');
  const written = answers.flatMap(answer => answerRule(answer));
  // A suffix is changed back as such, whatever the name; other rules only know the one name they have changed.
  const fixed = auto && match === 'suffix' ? [...nameAndTarget(replaceSuffix(to, from)), ...written] : written;
  return query => {
    const asked = nameOf(query);
    const replaced = replace(asked);
    const [question] = query.request.question;
    if (replaced === undefined || !question) return undefined;
    question.name = replaced;
    return auto && match !== 'suffix' ? [...nameAndTarget(replaceDomain(replaced, asked)), ...fixed] : fixed;
  };
}

function replaceBy({ match, from: pattern }: NameConfig, from: string, to: string): Replace {
  switch (match) {
    case 'exact':
      return name => (name === from ? to : undefined);
    case 'prefix':
      return replacePrefix(from, to);
    case 'suffix':
      return replaceSuffix(from, to);
    case 'substring':
      return replaceSubstring(from, to);
    case 'regex':
      return replacePattern(pattern, to);
  }
}

function answerRule(answer: NameConfig['answers'][number]): readonly AnswerRule[] {
  if (answer.kind === 'auto') return [];
  const replace = replacePattern(answer.from, normalizeName(octets(answer.to)));
  return [answer.kind === 'name' ? ownerRule(replace) : changeTarget(replace)];
}

const nameAndTarget = (replace: Replace): readonly AnswerRule[] => [ownerRule(replace), changeTarget(replace)];

const ownerRule = (replace: Replace): AnswerRule =>
  perRecord(record => {
    record.name = replace(record.name) ?? record.name;
  });
