import { equalNames, isType, type Message, type ResourceRecord, rcodes, recordTypes } from '@corefile/dns';

const ANY_CLASS = 255;

/** Do the records of an answer, CNAMEs followed, give what was asked? */
export function answersQuestion({ rcode, question: [question], answer }: Message): boolean {
  if (rcode !== rcodes.NOERROR || !question || answer.length === 0) return false;
  const sameClass = (record: ResourceRecord) => question.class === ANY_CLASS || record.class === question.class;
  if (question.type === recordTypes.ANY)
    return answer.some(record => sameClass(record) && equalNames(record.name, question.name));
  if (question.type === recordTypes.CNAME) return Boolean(aliasOf(answer, question.name, sameClass));
  const end = followAliases(answer, question.name, sameClass);
  return (
    end !== undefined &&
    answer.some(record => record.type === question.type && sameClass(record) && equalNames(record.name, end))
  );
}

/** An answer that has records but not those asked for: a CNAME chain that leads nowhere. */
export const isUnanswered = (message: Message): boolean => message.answer.length > 0 && !answersQuestion(message);

type Accepts = (record: ResourceRecord) => boolean;

/** Where a chain of CNAMEs ends; undefined when it forks or turns in a circle. */
function followAliases(answer: readonly ResourceRecord[], from: string, accepts: Accepts): string | undefined {
  const seen = new Set<string>();
  for (let name = from; !seen.has(name.toLowerCase()); ) {
    seen.add(name.toLowerCase());
    const target = aliasOf(answer, name, accepts);
    if (target === undefined) return undefined;
    if (target === '') return name;
    name = target;
  }
  return undefined;
}

/** The one CNAME target of an owner; '' when it has none, undefined when it has several. */
function aliasOf(answer: readonly ResourceRecord[], owner: string, accepts: Accepts): string | undefined {
  let target = '';
  for (const record of answer) {
    if (!isType(record, 'CNAME') || !accepts(record) || !equalNames(record.name, owner)) continue;
    if (target !== '' && !equalNames(target, record.rdata.target)) return undefined;
    target = record.rdata.target;
  }
  return target;
}
