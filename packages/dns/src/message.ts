import { opcodes } from './opcode.ts';
import { rcodes } from './rcode.ts';
import { copyRecord, type ResourceRecord } from './record.ts';

export interface Question {
  /** Fully qualified, in presentation form, its case preserved. */
  name: string;
  type: number;
  class: number;
}

/** A DNS message. It may be changed in place: the request of a query is shared by all handlers of a chain. */
export interface Message {
  id: number;
  opcode: number;
  /** With the upper eight bits of the OPT record's extended code (12 bits). */
  rcode: number;
  qr: boolean;
  aa: boolean;
  tc: boolean;
  rd: boolean;
  ra: boolean;
  z: boolean;
  ad: boolean;
  cd: boolean;
  /** Names are to be compressed on the wire; truncate() decides it for answers. */
  compress: boolean;
  question: Question[];
  answer: ResourceRecord[];
  authority: ResourceRecord[];
  additional: ResourceRecord[];
}

/** An empty query, with the given parts set. */
export function message(parts: Partial<Message> = {}): Message {
  return {
    id: 0,
    opcode: opcodes.QUERY,
    rcode: rcodes.NOERROR,
    qr: false,
    aa: false,
    tc: false,
    rd: false,
    ra: false,
    z: false,
    ad: false,
    cd: false,
    compress: false,
    question: [],
    answer: [],
    authority: [],
    additional: [],
    ...parts,
  };
}

/** A query for one name of class IN with recursion desired (SetQuestion); the id is the caller's. */
export function query(name: string, type: number, id = 0): Message {
  return message({ id, rd: true, question: [{ name, type, class: 1 }] });
}

/** Makes `reply` an answer to `request` (SetReply): id, opcode, rd and cd of a query, and the first question. */
export function setReply(reply: Message, request: Message): Message {
  reply.id = request.id;
  reply.qr = true;
  reply.opcode = request.opcode;
  if (reply.opcode === opcodes.QUERY) {
    reply.rd = request.rd;
    reply.cd = request.cd;
  }
  reply.rcode = rcodes.NOERROR;
  const [first] = request.question;
  if (first) reply.question = [{ ...first }];
  return reply;
}

/** setReply with an rcode. */
export function setRcode(reply: Message, request: Message, rcode: number): Message {
  setReply(reply, request);
  reply.rcode = rcode;
  return reply;
}

/** A fresh answer: `replyTo(request)`, `replyTo(request, rcodes.REFUSED)`. */
export function replyTo(request: Message, rcode: number = rcodes.NOERROR): Message {
  return setRcode(message(), request, rcode);
}

/** A FORMERR answer without question, as to a request that could not be read (SetRcodeFormatError). */
export function setFormatError(reply: Message, request: Message): Message {
  reply.rcode = rcodes.FORMERR;
  reply.opcode = opcodes.QUERY;
  reply.qr = true;
  reply.aa = false;
  reply.id = request.id;
  return reply;
}

/** A deep copy, but for rdata, which is never changed in place. */
export function copyMessage(original: Message): Message {
  return {
    ...original,
    question: original.question.map(question => ({ ...question })),
    answer: original.answer.map(copyRecord),
    authority: original.authority.map(copyRecord),
    additional: original.additional.map(copyRecord),
  };
}
