import {
  classToString,
  dnssecOk,
  findOpt,
  type Message,
  optionHex,
  printName,
  printRdata,
  type ResourceRecord,
  typeToString,
  udpSize,
} from '@corefile/dns';
import { type Evaluation, nameOfRcode, type TraceEvent } from '@corefile/evaluator';
import { createLineMap, type Range } from '@corefile/parser';
import type { QueryWords } from '../query-words.ts';

/** One answer as `-o json` prints it (docs/schemas/answer.json). */
export function answerJson(
  query: QueryWords,
  client: string,
  evaluation: Evaluation,
  withTrace: boolean,
  place: PlaceOf,
  tsig?: string,
) {
  const { disposition, response, block, zone, answeredBy, error, why } = evaluation;
  const key = block?.loaded.keys[0]?.token.token;
  return {
    version: 1,
    query: { name: query.name, type: typeToString(query.type), class: classToString(query.class) },
    client,
    outcome: disposition,
    ...(why === undefined ? {} : { why }),
    ...(key
      ? { serverBlock: { ...place({ source: key.source, start: key.start, end: key.end }), key: key.text, zone } }
      : {}),
    ...(answeredBy === undefined ? {} : { answeredBy }),
    ...(error === undefined ? {} : { error }),
    ...(response ? { response: responseJson(response) } : {}),
    ...(tsig === undefined ? {} : { tsig }),
    ...(withTrace ? { trace: evaluation.trace.map(event => eventJson(event, place)) } : {}),
    warnings: [] as string[],
  };
}

/** File and line of a place in the Corefile. */
export type PlaceOf = (range: Range) => { readonly file: string; readonly line: number };

export const placeIn =
  (names: (range: Range) => string): PlaceOf =>
  range => ({ file: names(range), line: createLineMap(range.source.text).position(range.start).line });

/** 16 is BADVERS in an answer, BADSIG only within TSIG. */
export const rcodeName = (rcode: number): string => (rcode === 16 ? 'BADVERS' : nameOfRcode(rcode));

export function flagsOf(message: Message): readonly string[] {
  return (['qr', 'aa', 'tc', 'rd', 'ra', 'ad', 'cd'] as const).filter(flag => message[flag]);
}

export function responseJson(message: Message) {
  const opt = findOpt(message);
  const section = (records: readonly ResourceRecord[]) => records.filter(record => record !== opt).map(recordJson);
  return {
    rcode: rcodeName(message.rcode),
    flags: flagsOf(message),
    question: message.question.map(({ name, type, class: qclass }) => ({
      name: printName(name),
      type: typeToString(type),
      class: classToString(qclass),
    })),
    answer: section(message.answer),
    authority: section(message.authority),
    additional: section(message.additional),
    ...(opt
      ? {
          edns: {
            version: 0,
            payload: udpSize(opt),
            do: dnssecOk(opt),
            options: opt.rdata.options.map(option => ({ code: option.code, data: optionHex(option) })),
          },
        }
      : {}),
  };
}

const recordJson = ({ name, ttl, type, class: rclass, rdata }: ResourceRecord) => ({
  name: printName(name),
  ttl,
  class: classToString(rclass),
  type: typeToString(type),
  data: printRdata(type, rdata),
});

function eventJson({ plugin, at, action, why, before, after, depth }: TraceEvent, place: PlaceOf) {
  return {
    plugin,
    ...(at ? place(at) : {}),
    action,
    why,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    depth,
  };
}
