import { printRecord, query, recordTypes, type TypeName } from '@corefile/dns';
import { createServer, createWorld, evaluate, type WorldParts } from '@corefile/evaluator';
import { load } from '@corefile/parser';
import { order, schemas } from '@corefile/plugins';
import { decode } from '@corefile/schema';

const host = { readFile: () => ({ error: 'missing' as const }), glob: () => [], env: () => undefined };

/** A server of one Corefile and a function that asks it; the trace as `PLUGIN ACTION BEFORE > AFTER`. */
export function serverOf(corefile: string, parts: WorldParts = {}) {
  const program = load({ path: '/Corefile', text: corefile }, host);
  const model = decode(program, schemas, { readFile: parts.readFile ?? (() => undefined) });
  const world = createWorld(parts);
  const server = createServer(model, order, world);
  return {
    server,
    world,
    ask(name: string, type: TypeName = 'A', client = '127.0.0.1') {
      const request = query(name, recordTypes[type]);
      const { response, disposition, trace } = evaluate(server, {
        request,
        client: { ip: client, port: 4000 },
        trace: true,
      });
      return {
        disposition,
        rcode: response?.rcode,
        question: response?.question[0]?.name,
        answer: (response?.answer ?? []).map(record => printRecord(record).replaceAll('\t', ' ')),
        trace: trace.map(({ plugin, action, before, after }) =>
          before === undefined ? `${plugin} ${action}` : `${plugin} ${action} ${before} > ${after}`,
        ),
      };
    },
  };
}
