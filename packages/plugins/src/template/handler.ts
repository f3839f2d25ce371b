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
  const empty = new Set<'answer' | 'authority' | 'additional'>();
  for (const section of ['answer', 'additional', 'authority'] as const) {
    for (const template of config[section].flatMap(({ records }) => records)) {
      const made = makeRecord(template, data);
      if (made && 'rcode' in made) {
        query.explain?.('fail', made.error ?? made.indeterminate ?? 'the template yields no record');
        return made;
      }
      if (!made) empty.add(section);
      else reply[section].push(made);
      if (section !== 'answer' || (typeOf(query) !== recordTypes.A && typeOf(query) !== recordTypes.AAAA)) continue;
      if (!made) return panicked(nothing);
      const unknown = follow(query, made, reply);
      if (unknown !== undefined) return indeterminate(unknown);
    }
  }
  if (config.ederror) {
    const { code, reason } = config.ederror;
    reply.additional.push(optRecord(4096, true, [extendedErrorOption(code, octets(reason ?? ''))]));
  }
  if (empty.size > 0) return emptied(query, config, empty.has('additional'));
  return { rcode: config.rcode ?? rcodes.NOERROR, response: reply };
}

const nothing = 'a template yields nothing at all';

/**
 * An empty text makes a record that is nil: the message cannot be packed, and nothing is sent. CoreDNS panics where it
 * looks at the record, and so answers SERVFAIL: when it follows CNAMEs, and when it seeks OPT in the additional section.
 */
function emptied(query: Query, { ederror, rcode }: Config, inAdditional: boolean): Outcome {
  query.explain?.('fail', nothing);
  if (inAdditional && !ederror) return panicked(nothing);
  return { rcode: rcode ?? rcodes.NOERROR, error: nothing, holdsNil: ederror ? 'dnssec' : 'plain' };
}

/** In address queries, the target of a CNAME is looked up in this server, and its answer added. Returns why that is not known, if so. */
function follow(query: Query, made: ResourceRecord, reply: Message): string | undefined {
  if (!isType(made, 'CNAME')) return undefined;
  query.explain?.('lookup', `follows the alias to ${made.rdata.target} within this server`);
  const { response, indeterminate } = query.lookup(query, made.rdata.target, typeOf(query));
  if (response) {
    reply.tc = response.tc;
    reply.answer.push(...response.answer);
  }
  return indeterminate;
}

/** Undefined: the text that the template yields is empty, or all comment. */
function makeRecord(template: Template, data: GoValue): ResourceRecord | Outcome | undefined {
  const text = executeTemplate(template, data);
  if (!text.ok) return 'notModelled' in text ? indeterminate(text.error) : failWith(rcodes.SERVFAIL, text.error);
  const { record, error } = parseRecord(text.value);
  return error ? failWith(rcodes.SERVFAIL, error.message) : record;
}
