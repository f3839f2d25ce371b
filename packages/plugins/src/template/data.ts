import { type Question, recordClasses, recordTypes, typeToString } from '@corefile/dns';
import type { Query } from '@corefile/evaluator';
import { type GoType, type GoValue, mapOf, ok, pointerTo, sliceOf, stringType } from '@corefile/golang';
import type { Applying } from './applies.ts';
import { messageType, messageValue, questionType, questionValue } from './message-type.ts';

interface Data {
  readonly md: Query['metadata'];
}
/** The type of `.`, for the check of field names and for execution (plugin/template/template.go). */
export const dataType: GoType = {
  kind: 'struct',
  name: 'template.templateData',
  fields: [
    { name: 'Zone', type: stringType },
    { name: 'Name', type: stringType },
    { name: 'Regex', type: stringType },
    { name: 'Match', type: sliceOf(stringType) },
    { name: 'Group', type: mapOf(stringType, stringType) },
    { name: 'Class', type: stringType },
    { name: 'Type', type: stringType },
    { name: 'Message', type: pointerTo(messageType) },
    { name: 'Question', type: pointerTo(questionType) },
    { name: 'Remote', type: stringType },
    { name: 'md', type: mapOf(stringType, { kind: 'func', name: 'metadata.Func' }) },
  ],
  pointerMethods: {
    Meta: {
      params: [stringType],
      result: stringType,
      call: (receiver, [label]) => ok((receiver as Data).md?.get(label as string)?.() ?? ''),
    },
  },
};

/** Mnemonic as Go's tables have it; '' for a number they do not know. */
const mnemonic = (table: Readonly<Record<string, number>>, number: number): string =>
  Object.entries(table).find(([, code]) => code === number)?.[0] ?? '';

/** What `.` is for one query. Fields that few templates read are made when they are read. */
export function templateData(query: Query, { name, zone, pattern, match, class: rclass, type }: Applying): GoValue {
  const asked = query.request.question[0] as Question;
  const groups = new Map<string, string>(match.map((text, index) => [String(index), text]));
  pattern.subexpNames.forEach((label, index) => {
    if (label !== '') groups.set(label, match[index] ?? '');
  });
  const value = {
    Zone: zone,
    Name: name,
    Regex: pattern.source,
    Match: match,
    Group: groups,
    Class: mnemonic(recordClasses, asked.class === recordClasses.ANY ? rclass : asked.class),
    Type: typeName(asked.type === recordTypes.ANY ? type : asked.type),
    get Message() {
      return messageValue(query.request);
    },
    get Question() {
      return questionValue(asked);
    },
    Remote: query.client.ip,
    md: query.metadata,
  };
  return { type: pointerTo(dataType), value };
}

const typeName = (number: number): string => {
  const text = typeToString(number);
  return text.startsWith('TYPE') ? '' : text;
};
