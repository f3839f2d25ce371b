import { createSocket } from 'node:dgram';
import { connect } from 'node:net';
import type { QueryLine } from './query-line.ts';
import { decodeAnswer, type Outcome } from './wire-answer.ts';
import { encodeQuery } from './wire-query.ts';

/** What came back, and the port we asked from: `whoami` and templates put it in their answer. */
export interface Asked {
  readonly outcome: Outcome;
  readonly clientPort: number;
}

/** Sends one query to 127.0.0.1:`port` and waits at most `timeout` seconds for the reply. */
export function ask(query: QueryLine, port: number, timeout: number): Promise<Asked> {
  return query.tcp ? askTcp(query, port, timeout) : askUdp(query, port, timeout);
}

function askUdp(query: QueryLine, port: number, timeout: number): Promise<Asked> {
  return new Promise((resolve, reject) => {
    const socket = createSocket('udp4');
    let clientPort = 0;
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      socket.close();
      resolve({ outcome, clientPort });
    };
    const timer = setTimeout(() => finish({ outcome: 'dropped' }), timeout * 1000);
    socket.on('error', reject);
    socket.on('message', message => finish(read(message)));
    socket.bind(0, query.from ?? '127.0.0.1', () => {
      clientPort = socket.address().port;
      socket.send(encodeQuery(query), port, '127.0.0.1');
    });
  });
}

/** A transfer is as many messages as the server sends before it stops; their answers are joined. */
function askTcp(query: QueryLine, port: number, timeout: number): Promise<Asked> {
  return new Promise(resolve => {
    const transfer = query.type === 'AXFR' || query.type === 'IXFR';
    const socket = connect({ port, host: '127.0.0.1', localAddress: query.from ?? '127.0.0.1' });
    let clientPort = 0;
    let received = Buffer.alloc(0);
    let joined: Outcome | undefined;
    let quiet: NodeJS.Timeout | undefined;
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      clearTimeout(quiet);
      socket.destroy();
      resolve({ outcome, clientPort });
    };
    const timer = setTimeout(() => finish(joined ?? { outcome: 'dropped' }), timeout * 1000);
    socket.on('connect', () => {
      clientPort = socket.localPort ?? 0;
      const message = encodeQuery(query);
      socket.write(Buffer.concat([Buffer.from([message.length >> 8, message.length & 255]), message]));
    });
    socket.on('data', chunk => {
      received = Buffer.concat([received, chunk]);
      while (received.length >= 2 && received.length >= 2 + received.readUInt16BE(0)) {
        const length = received.readUInt16BE(0);
        joined = join(joined, read(received.subarray(2, 2 + length)));
        received = received.subarray(2 + length);
      }
      if (joined && !(transfer && mayGoOn(joined))) finish(joined);
      else if (joined) {
        // An IXFR that is up to date is one message with one SOA: only silence tells.
        clearTimeout(quiet);
        quiet = setTimeout(() => finish(joined ?? { outcome: 'dropped' }), 400);
      }
    });
    const ended = () => finish(joined ?? { outcome: 'closed' });
    socket.on('close', ended);
    socket.on('error', ended);
  });
}

function read(message: Buffer): Outcome {
  try {
    return decodeAnswer(message);
  } catch {
    return { outcome: 'malformed' };
  }
}

function join(before: Outcome | undefined, next: Outcome): Outcome {
  if (!before || !('rcode' in before) || !('rcode' in next)) return next;
  return { ...before, answer: [...before.answer, ...next.answer] };
}

/** A transfer begins and ends with the zone's SOA; anything else is an answer like any other. */
function mayGoOn(joined: Outcome): boolean {
  if (!('rcode' in joined) || joined.rcode !== 'NOERROR') return false;
  const [first] = joined.answer;
  return first?.split(' ')[3] === 'SOA' && !(joined.answer.length > 1 && joined.answer.at(-1) === first);
}
