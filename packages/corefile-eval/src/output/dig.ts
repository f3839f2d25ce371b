import {
  classToString,
  dnssecOk,
  findOpt,
  opcodeToString,
  optionHex,
  printName,
  printRdata,
  type ResourceRecord,
  typeToString,
  udpSize,
} from '@corefile/dns';
import { type Evaluation, findTsig } from '@corefile/evaluator';
import { flagsOf, type PlaceOf, rcodeName } from './answer-json.ts';

/** The answer in dig's layout; the footer says which block and plugins made it, and `tsig` what its signature is worth. */
export function dig(evaluation: Evaluation, title: string, place: PlaceOf, tsig?: string): string {
  const { response, disposition, why, error } = evaluation;
  const head = `; <<>> corefile-eval <<>> ${title}\n`;
  if (disposition === 'indeterminate') return `${head};; INDETERMINATE: ${why}\n${footer(evaluation, place)}`;
  if (!response)
    return `${head};; no answer: the query is dropped${error ? ` (${error})` : ''}\n${footer(evaluation, place)}`;
  const opt = findOpt(response);
  const signature = findTsig(response);
  const additional = response.additional.filter(record => record !== opt && record !== signature);
  const counts = `QUERY: ${response.question.length}, ANSWER: ${response.answer.length}, AUTHORITY: ${response.authority.length}, ADDITIONAL: ${response.additional.length}`;
  const lines = [
    ';; Got answer:',
    `;; ->>HEADER<<- opcode: ${opcodeToString(response.opcode) ?? response.opcode}, status: ${rcodeName(response.rcode)}, id: 0`,
    `;; flags: ${flagsOf(response).join(' ')}; ${counts}`,
    '',
  ];
  if (opt) {
    lines.push(
      ';; OPT PSEUDOSECTION:',
      `; EDNS: version: 0, flags:${dnssecOk(opt) ? ' do' : ''}; udp: ${udpSize(opt)}`,
    );
    for (const option of opt.rdata.options) lines.push(`; OPT=${option.code}: ${optionHex(option)}`);
  }
  lines.push(
    ';; QUESTION SECTION:',
    ...response.question.map(
      ({ name, type, class: qclass }) =>
        `${`;${printName(name)}`.padEnd(31)}\t${classToString(qclass)}\t${typeToString(type)}`,
    ),
  );
  for (const [name, records] of [
    ['ANSWER', response.answer],
    ['AUTHORITY', response.authority],
    ['ADDITIONAL', additional],
  ] as const) {
    if (records.length > 0) lines.push('', `;; ${name} SECTION:`, ...records.map(recordLine));
  }
  if (signature) lines.push('', ';; TSIG PSEUDOSECTION:', recordLine(signature));
  if (tsig !== undefined) lines.push('', `;; TSIG: ${tsig}`);
  return `${head}${lines.join('\n')}\n\n${footer(evaluation, place)}`;
}

const recordLine = ({ name, ttl, class: rclass, type, rdata }: ResourceRecord): string =>
  `${printName(name).padEnd(23)}\t${ttl}\t${classToString(rclass)}\t${typeToString(type)}\t${printRdata(type, rdata)}`;

function footer({ block, listener, trace, packed, answeredBy }: Evaluation, place: PlaceOf): string {
  const key = block?.loaded.keys[0]?.token.token;
  const lines: string[] = [];
  if (key && listener) {
    const { file, line } = place({ source: key.source, start: key.start, end: key.end });
    lines.push(`;; SERVER: ${key.text} (${file}:${line})`);
  }
  const steps = trace
    .filter(({ depth, plugin }) => depth === 0 && plugin !== 'server')
    .map(({ plugin, action }) => (action === 'pass' ? plugin : `${plugin}(${action})`));
  if (steps.length > 0) lines.push(`;; PLUGINS: ${[...new Set(steps)].join(' -> ')}`);
  else if (answeredBy !== undefined) lines.push(`;; PLUGINS: ${answeredBy}`);
  if (packed) lines.push(`;; MSG SIZE  rcvd: ${packed.length}`);
  return lines.length > 0 ? `${lines.join('\n')}\n` : '';
}
