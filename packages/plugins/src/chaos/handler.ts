import { type ResourceRecord, record, recordClasses, recordTypes, replyTo } from '@corefile/dns';
import { classOf, type HandlerOf, nameOf, octets, printedName, shuffled, typeOf } from '@corefile/evaluator';
import { maintainers } from './maintainers.ts';
import type { schema } from './schema.ts';

const SERVER = 'CoreDNS-1.14.7';
const LONGEST_TEXT = 255;

/** Answers what the server is and who made it, in class CH (plugin/chaos). */
export const handle: HandlerOf<typeof schema> = ([stanza], { world }) => {
  const { version, authors = [] } = stanza?.config ?? {};
  const named = authors.map(author => cut(octets(author)));
  // A version that authors follow is not cut; CoreDNS then fails to pack it.
  const text = octets(version ?? SERVER);
  const texts = {
    version: () => [named.length > 0 ? text : cut(text)],
    hostname: () => [cut(octets(world.hostname))],
    authors: () => shuffled(named.length > 0 ? named : maintainers, world.random),
  };
  const answers = new Map([
    ['version.bind.', texts.version],
    ['version.server.', texts.version],
    ['hostname.bind.', texts.hostname],
    ['id.server.', texts.hostname],
    ['authors.bind.', texts.authors],
  ]);
  return {
    name: 'chaos',
    serve(query, next) {
      if (classOf(query) !== recordClasses.CH || typeOf(query) !== recordTypes.TXT) return next(query);
      const answer = answers.get(nameOf(query));
      if (!answer) return next(query);
      query.explain?.('answer', `tells ${nameOf(query)} of this server`);
      const response = replyTo(query.request);
      const name = printedName(query);
      response.answer = answer().map((line): ResourceRecord => {
        return { ...record(name, 'TXT', 0, { txt: [line] }), class: recordClasses.CH };
      });
      return { rcode: 0, response };
    },
  };
};

const cut = (text: string): string => text.slice(0, LONGEST_TEXT);
