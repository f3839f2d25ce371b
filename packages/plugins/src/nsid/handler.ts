import { findOpt, type Message, nsidOption, optionCodes, optRecord, udpSize } from '@corefile/dns';
import { type HandlerOf, octets } from '@corefile/evaluator';
import type { schema } from './schema.ts';

/** Adds the server's name to answers for clients that ask for it (plugin/nsid). */
export const handle: HandlerOf<typeof schema> = ([stanza], { world }) => {
  const name = stanza?.config.data ?? world.hostname;
  const option = nsidOption(octets(name));
  return {
    name: 'nsid',
    serve(query, next) {
      const asked = findOpt(query.request)?.rdata.options.some(({ code }) => code === optionCodes.NSID);
      const outcome = next(query);
      if (!asked || !outcome.response) return outcome;
      query.explain?.('change', `names this server to the client: ${name}`);
      addName(outcome.response, query.request);
      return outcome;
    },
  };

  function addName(response: Message, request: Message): void {
    const asked = findOpt(request);
    if (asked && !findOpt(response)) response.additional = [...response.additional, optRecord(udpSize(asked), true)];
    const opt = findOpt(response);
    if (!opt) return;
    const { options } = opt.rdata;
    const named = options.map(each => (each.code === optionCodes.NSID ? option : each));
    opt.rdata = { options: named.includes(option) ? named : [...named, option] };
  }
};
