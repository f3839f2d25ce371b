import {
  classToString,
  type Message,
  printName,
  type Question,
  recordClasses,
  recordTypes,
  typeToString,
} from '@corefile/dns';
import type { Query } from '@corefile/evaluator';
import {
  anyType,
  boolType,
  type GoType,
  type GoValue,
  intType,
  type Methods,
  mapOf,
  ok,
  pointerTo,
  sliceOf,
  stringType,
  uint16Type,
} from '@corefile/golang';
import type { Applying } from './applies.ts';

// What a template sees: the Go types behind `.`, with the fields of miekg/dns's messages (plugin/template/template.go).

const questionMethods: Methods = {
  String: {
    params: [],
    result: stringType,
    call: receiver => {
      const { Name, Qtype, Qclass } = receiver as { Name: string; Qtype: bigint; Qclass: bigint };
      return ok(`;${printName(Name)}\t${classToString(Number(Qclass))}\t ${typeToString(Number(Qtype))}`);
    },
  },
};
const questionType: GoType = {
  kind: 'struct',
  name: 'dns.Question',
  fields: [
    { name: 'Name', type: stringType },
    { name: 'Qtype', type: uint16Type },
    { name: 'Qclass', type: uint16Type },
  ],
  pointerMethods: questionMethods,
};
const headerType: GoType = {
  kind: 'struct',
  name: 'dns.MsgHdr',
  fields: [
    { name: 'Id', type: uint16Type },
    { name: 'Response', type: boolType },
    { name: 'Opcode', type: intType },
    ...[
      'Authoritative',
      'Truncated',
      'RecursionDesired',
      'RecursionAvailable',
      'Zero',
      'AuthenticatedData',
      'CheckingDisabled',
    ].map(name => ({
      name,
      type: boolType,
    })),
    { name: 'Rcode', type: intType },
  ],
};
const messageType: GoType = {
  kind: 'struct',
  name: 'dns.Msg',
  fields: [
    { name: 'MsgHdr', type: headerType, embedded: true },
    { name: 'Compress', type: boolType },
    { name: 'Question', type: sliceOf(questionType) },
    ...['Answer', 'Ns', 'Extra'].map(name => ({ name, type: sliceOf({ ...anyType, name: 'dns.RR' } as GoType) })),
  ],
};
interface Data {
  readonly md: Query['metadata'];
}
/** The type of `.`, for the check of field names and for execution. */
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

const question = ({ name, type, class: qclass }: Question) => ({
  Name: name,
  Qtype: BigInt(type),
  Qclass: BigInt(qclass),
});

function message(request: Message): Record<string, unknown> {
  return {
    MsgHdr: {
      Id: BigInt(request.id),
      Response: request.qr,
      Opcode: BigInt(request.opcode),
      Authoritative: request.aa,
      Truncated: request.tc,
      RecursionDesired: request.rd,
      RecursionAvailable: request.ra,
      Zero: request.z,
      AuthenticatedData: request.ad,
      CheckingDisabled: request.cd,
      Rcode: BigInt(request.rcode),
    },
    Compress: request.compress,
    Question: request.question.map(question),
    Answer: request.answer.map(() => undefined),
    Ns: request.authority.map(() => undefined),
    Extra: request.additional.map(() => undefined),
  };
}

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
      return message(query.request);
    },
    get Question() {
      return question(asked);
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
