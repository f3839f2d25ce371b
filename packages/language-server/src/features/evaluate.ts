import { classToString, message, printName, printRdata, stringToType, typeToString } from '@corefile/dns';
import { createClock, createServer, createWorld, type Evaluation, evaluate, nameOfRcode } from '@corefile/evaluator';
import type { Host } from '@corefile/parser';
import { order } from '@corefile/plugins';
import type { Position } from 'vscode-languageserver';
import type { DocumentState } from '../workspace.ts';
import { pieceAt } from './place.ts';

/** Our own request of the protocol: `{ textDocument, query, position? }` → text. */
export const evaluateRequest = 'corefile/evaluate';

export interface EvaluateParams {
  readonly textDocument: { readonly uri: string };
  /** `www.example.org A`. */
  readonly query: string;
  /** Which Corefile of a document with several. */
  readonly position?: Position;
}

/** What the server of the document would answer, and the way of the query; or why nothing can be said. */
export function evaluateQuery(
  state: DocumentState,
  { query, position }: Omit<EvaluateParams, 'textDocument'>,
  host: Host,
): string {
  const unit = (position && pieceAt(state, position)?.piece.unit) ?? state.units[0];
  if (!unit) return 'There is no Corefile in this document.';
  if (unit.program.problems.length > 0 || unit.model.blocks.some(({ valid }) => !valid))
    return 'CoreDNS refuses to start with this Corefile; see the problems.';
  const [name = '', typeName = 'A'] = query.trim().split(/\s+/);
  const type = stringToType(typeName.toUpperCase());
  if (name === '' || type === undefined) return `'${query}' is no query; write one such as www.example.org A.`;
  const { path } = unit.program.main;
  const folder = path.slice(0, path.lastIndexOf('/'));
  const world = createWorld({
    clock: createClock(Date.now()),
    readFile: name => {
      const text = host.readFile(name.startsWith('/') ? name : `${folder}/${name}`);
      return typeof text === 'string' ? text : undefined;
    },
  });
  const question = [{ name: name.endsWith('.') ? name : `${name}.`, type, class: 1 }];
  const evaluation = evaluate(createServer(unit.model, order, world), {
    request: message({ rd: true, question }),
    client: { ip: '127.0.0.1', port: 40_000 },
    trace: true,
  });
  return [answerOf(evaluation), '', ...wayOf(evaluation)].join('\n');
}

function answerOf({ disposition, why, response, answeredBy }: Evaluation): string {
  if (disposition === 'indeterminate') return `Cannot be told from the Corefile alone: ${why}`;
  if (!response) return 'No answer: the query is dropped.';
  const records = [...response.answer, ...response.authority].map(
    ({ name, ttl, class: rclass, type, rdata }) =>
      `${printName(name)}\t${ttl}\t${classToString(rclass)}\t${typeToString(type)}\t${printRdata(type, rdata)}`,
  );
  return [`${nameOfRcode(response.rcode)}${answeredBy ? `, by ${answeredBy}` : ''}`, ...records].join('\n');
}

const wayOf = ({ trace }: Evaluation): readonly string[] =>
  trace.map(
    ({ plugin, action, why, depth }) => `${'  '.repeat(depth)}${plugin.padEnd(12)} ${action.padEnd(11)} ${why}`,
  );
