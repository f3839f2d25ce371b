import { copyRecord, isType, type Message, normalizeName, toLower } from '@corefile/dns';
import { octets, type Query, typeOf } from '@corefile/evaluator';
import { toLower as lowerText } from '@corefile/golang';
import type { Infer } from '@corefile/schema';
import { type Replace, replacePattern, replacePrefix, replaceSubstring, replaceSuffix } from './replace.ts';
import type { AnswerRule, Rule } from './rule.ts';
import type { schema } from './schema.ts';

type CnameConfig = Extract<Infer<typeof schema>['rule'], { kind: 'cname' }>;

/** Changes the target of CNAME records, and looks the new target up in this server (plugin/rewrite/cname_target.go). */
export function cnameRule(config: CnameConfig): Rule {
  if (config.from === '' || config.to === '') return () => undefined;
  const replace = replaceBy(config);
  return query => [answerRule(query, replace)];
}

function replaceBy({ match, from, to }: CnameConfig): Replace {
  const old = toLower(octets(from));
  const young = toLower(octets(to));
  switch (match) {
    case 'exact':
      return name => (name === normalizeName(old) ? normalizeName(young) : undefined);
    case 'prefix':
      return replacePrefix(old, young);
    case 'suffix':
      return replaceSuffix(old, young);
    case 'substring':
      return replaceSubstring(old, young);
    case 'regex':
      return replacePattern(lowerText(from), young);
  }
}

const answerRule = (query: Query, replace: Replace): AnswerRule => ({
  change(answer, record) {
    if (!record || !isType(record, 'CNAME')) return undefined;
    const { target } = record.rdata;
    const replaced = replace(target);
    if (replaced === undefined) return undefined;
    const [question] = query.request.question;
    if (question) question.name = replaced;
    query.explain?.('lookup', 'follows the new target of a CNAME record', { before: target, after: replaced });
    const { response, indeterminate } = query.lookup(query, replaced, typeOf(query));
    if (indeterminate !== undefined) return indeterminate;
    if (response) redirect(answer, target, replaced, response);
    return undefined;
  },
});

/** Keeps the aliases up to the one that is changed; what they lead to is replaced by what was found. */
function redirect(answer: Message, target: string, replaced: string, found: Message): void {
  const aliases = answer.answer.filter(record => isType(record, 'CNAME'));
  const at = aliases.findIndex(({ rdata }) => rdata.target === target);
  const changed = aliases[at];
  if (changed) changed.rdata = { target: replaced };
  answer.answer = [...(changed ? aliases.slice(0, at + 1) : aliases), ...found.answer.map(copyRecord)];
  // A cache must not keep half an answer as a whole one.
  answer.tc = found.tc;
}
