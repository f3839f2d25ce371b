import { type Message, type ResourceRecord, record, recordTypes, replyTo } from '@corefile/dns';
import { type HandlerOf, printedName, type Query, typeOf } from '@corefile/evaluator';
import type { schema } from './schema.ts';
import { settingsOf } from './settings.ts';

/** Answers, drops, delays and truncates by the number of the query (plugin/erratic). */
export const handle: HandlerOf<typeof schema> = (stanzas, { world }) => {
  const { drop, delay, truncate, duration, large } = settingsOf(stanzas.map(({ config }) => config));
  let count = 0;
  return {
    name: 'erratic',
    serve(query) {
      const number = count++;
      if (drop > 0 && number % drop === 0) {
        query.explain?.('drop', `drops query ${number}, one of ${drop}`);
        return { rcode: 0 };
      }
      if (delay > 0 && number % delay === 0) {
        query.explain?.('change', `lets ${duration} ms pass before it answers query ${number}`);
        world.advance(Math.max(duration, 0));
      }
      const truncates = truncate > 0 && (number & truncate) === 0;
      const records = recordsFor(query, large, truncates);
      if (!records) {
        query.explain?.('refuse', 'answers A, AAAA and AXFR only, and leaves SERVFAIL to the server');
        return { rcode: 2 };
      }
      const response: Message = replyTo(query.request);
      response.aa = true;
      response.tc = truncates && typeOf(query) !== recordTypes.AXFR;
      response.answer = records;
      query.explain?.('answer', truncates ? `answers query ${number} as if truncated` : `answers query ${number}`);
      return { rcode: 0, response };
    },
    autoPath: () => ['a.example.org.', 'b.example.org.', ''],
  };
};

function recordsFor(query: Query, large: boolean, truncates: boolean): ResourceRecord[] | undefined {
  const name = printedName(query);
  switch (typeOf(query)) {
    case recordTypes.A: {
      const address = record(name, 'A', 0, { address: '192.0.2.53' });
      return large ? Array.from({ length: 30 }, () => address) : [address];
    }
    case recordTypes.AAAA:
      return [record(name, 'AAAA', 0, { address: '2001:db8::53' })];
    case recordTypes.AXFR:
      return zoneOf(name, truncates);
    default:
      return undefined;
  }
}

/** A small zone under any name; truncated, it lacks the SOA at its end. */
function zoneOf(name: string, truncates: boolean): ResourceRecord[] {
  const soa = record(name, 'SOA', 0, {
    mname: 'sns.dns.icann.org.',
    rname: 'noc.dns.icann.org.',
    serial: 2018050825,
    refresh: 7200,
    retry: 3600,
    expire: 1209600,
    minimum: 3600,
  });
  return [
    soa,
    record(name, 'NS', 0, { target: `b.${name}` }),
    record(name, 'NS', 0, { target: `a.${name}` }),
    record(`a.${name}`, 'AAAA', 0, { address: '2001:bd8::53' }),
    record(`b.${name}`, 'AAAA', 0, { address: '2001:500::54' }),
    ...(truncates ? [] : [soa]),
  ];
}
