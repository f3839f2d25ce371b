import {
  classToString,
  findOpt,
  type Message,
  printMessage,
  printName,
  type Question,
  typeToString,
  wireLength,
} from '@corefile/dns';
import { characters } from '@corefile/evaluator';
import { boolType, type GoType, intType, sliceOf, stringType, uint16Type } from '@corefile/golang';
import { getter, optPointer, optValue, recordType, recordValue } from './opt-type.ts';

/** dns.Question of miekg/dns. */
export const questionType: GoType = {
  kind: 'struct',
  name: 'dns.Question',
  fields: [
    { name: 'Name', type: stringType },
    { name: 'Qtype', type: uint16Type },
    { name: 'Qclass', type: uint16Type },
  ],
  pointerMethods: {
    String: getter<ReturnType<typeof questionValue>>(
      stringType,
      ({ Name, Qtype, Qclass }) =>
        `;${printName(Name)}\t${classToString(Number(Qclass))}\t ${typeToString(Number(Qtype))}`,
    ),
  },
};

export const questionValue = ({ name, type, class: qclass }: Question) => ({
  Name: characters(name),
  Qtype: BigInt(type),
  Qclass: BigInt(qclass),
});

const flags = {
  Authoritative: 'aa',
  Truncated: 'tc',
  RecursionDesired: 'rd',
  RecursionAvailable: 'ra',
  Zero: 'z',
  AuthenticatedData: 'ad',
  CheckingDisabled: 'cd',
} as const;

const headerType: GoType = {
  kind: 'struct',
  name: 'dns.MsgHdr',
  fields: [
    { name: 'Id', type: uint16Type },
    { name: 'Response', type: boolType },
    { name: 'Opcode', type: intType },
    ...Object.keys(flags).map(name => ({ name, type: boolType })),
    { name: 'Rcode', type: intType },
  ],
};

interface Held {
  readonly message: Message;
}
/** dns.Msg, with the methods that change nothing. */
export const messageType: GoType = {
  kind: 'struct',
  name: 'dns.Msg',
  fields: [
    { name: 'MsgHdr', type: headerType, embedded: true },
    { name: 'Compress', type: boolType },
    { name: 'Question', type: sliceOf(questionType) },
    ...['Answer', 'Ns', 'Extra'].map(name => ({ name, type: sliceOf(recordType) })),
  ],
  pointerMethods: {
    String: getter<Held>(stringType, ({ message }) => characters(printMessage(message))),
    Len: getter<Held>(intType, ({ message }) => BigInt(wireLength(message, message.compress))),
    IsEdns0: getter<Held>(optPointer, ({ message }) => {
      const opt = findOpt(message);
      return opt && optValue(opt);
    }),
  },
};

export function messageValue(message: Message): Readonly<Record<string, unknown>> {
  return {
    MsgHdr: {
      Id: BigInt(message.id),
      Response: message.qr,
      Opcode: BigInt(message.opcode),
      ...Object.fromEntries(Object.entries(flags).map(([name, flag]) => [name, message[flag]])),
      Rcode: BigInt(message.rcode),
    },
    Compress: message.compress,
    Question: message.question.map(questionValue),
    Answer: message.answer.map(recordValue),
    Ns: message.authority.map(recordValue),
    Extra: message.additional.map(recordValue),
    message,
  };
}
