import {
  extendedErrorOption,
  isType,
  type Message,
  optRecord,
  parseRecord,
  type ResourceRecord,
  rcodes,
  recordTypes,
  replyTo,
} from '@corefile/dns';
import {
  failWith,
  type HandlerOf,
  indeterminate,
  matchZone,
  nameOf,
  type Outcome,
  octets,
  panicked,
  type Query,
  typeOf,
} from '@corefile/evaluator';
import { executeTemplate, type GoValue, type Template } from '@corefile/golang';
import { type Config, createMatcher } from './applies.ts';
import { templateData } from './data.ts';
import type { schema } from './schema.ts';

/** Makes answers from templates (plugin/template): the first stanza that applies answers. */
export const handle: HandlerOf<typeof schema> = stanzas => {
  const zones = stanzas.flatMap(({ config }) => config.zones);
  const rules = stanzas.map(({ config, head: { token } }) => ({
    config,
    matches: createMatcher(config),
    at: { source: token.source, start: token.start, end: token.end },
  }));
  return {
    name: 'template',
    serve(query, next) {
      if (matchZone(zones, nameOf(query)) === '') return next(query);
      for (const { config, matches, at } of rules) {
        const verdict = matches(query);
        if (verdict === 'pass') continue;
        if (verdict === 'miss') {
          query.explain?.('fail', 'no pattern of the stanza matches, and fallthrough does not hold for the name', {
            at,
          });
          return { rcode: rcodes.SERVFAIL };
        }
        query.explain?.('answer', `the stanza for ${verdict.zone} applies, by the pattern ${verdict.pattern.source}`, {
          at,
        });
        if (config.rcode === rcodes.SERVFAIL) return { rcode: rcodes.SERVFAIL };
        return answer(query, config, templateData(query, verdict));
      }
      return next(query);
    },
  };
};

function answer(query: Query, config: Config, data: GoValue): Outcome {
  const reply = replyTo(query.request, config.rcode ?? rcodes.NOERROR);
  reply.aa = true;
  for (const [section, lines] of [
    [reply.answer, config.answer],
    [reply.additional, config.additional],
    [reply.authority, config.authority],
  ] as const) {
    for (const template of lines.flatMap(({ records }) => records)) {
      const made = makeRecord(template, data);
      if ('rcode' in made) {
        query.explain?.('fail', made.error ?? made.indeterminate ?? 'the template yields no record');
        return made;
      }
      if ('nothing' in made) return nothingMade(query, section === reply.additional);
      section.push(made);
      const unknown = section === reply.answer ? follow(query, made, reply) : undefined;
      if (unknown !== undefined) return indeterminate(unknown);
    }
  }
  if (config.ederror) {
    const { code, reason } = config.ederror;
    reply.additional.push(optRecord(4096, true, [extendedErrorOption(code, octets(reason ?? ''))]));
  }
  return { rcode: config.rcode ?? rcodes.NOERROR, response: reply };
}

/** The target of a CNAME is looked up in this server, and its answer added. Returns why that is not known, if so. */
function follow(query: Query, made: ResourceRecord, reply: Message): string | undefined {
  const asked = typeOf(query);
  if ((asked !== recordTypes.A && asked !== recordTypes.AAAA) || !isType(made, 'CNAME')) return undefined;
  query.explain?.('lookup', `follows the alias to ${made.rdata.target} within this server`);
  const { response, indeterminate } = query.lookup(query, made.rdata.target, asked);
  if (response) {
    reply.tc = response.tc;
    reply.answer.push(...response.answer);
  }
  return indeterminate;
}

function makeRecord(template: Template, data: GoValue): ResourceRecord | { readonly nothing: true } | Outcome {
  const text = executeTemplate(template, data);
  if (!text.ok) return 'notModelled' in text ? indeterminate(text.error) : failWith(rcodes.SERVFAIL, text.error);
  const { record, error } = parseRecord(octets(text.value));
  if (error) return failWith(rcodes.SERVFAIL, error.message);
  return record ?? { nothing: true };
}

/**
 * A template that yields an empty text makes a record that is nil. CoreDNS panics where it looks at it, and so answers
 * SERVFAIL: following CNAMEs in an address query, or seeking the OPT record in the additional section. Elsewhere the
 * message cannot be packed and nothing is sent.
 */
function nothingMade(query: Query, additional: boolean): Outcome {
  const asked = typeOf(query);
  const error = 'a template yields nothing at all';
  query.explain?.('fail', error);
  const panics = additional || asked === recordTypes.A || asked === recordTypes.AAAA;
  return panics ? panicked(error) : { rcode: rcodes.NOERROR, error, holdsNil: true };
}
