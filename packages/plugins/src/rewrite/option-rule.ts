import { type EdnsOption, findOpt, type Message, type OptRecord, optionCodes, optRecord } from '@corefile/dns';
import type { Infer } from '@corefile/schema';
import { clientSubnet, localData } from './option-content.ts';
import type { AnswerRule, Rule } from './rule.ts';
import type { schema } from './schema.ts';

type OptionConfig = Extract<Infer<typeof schema>['rule'], { kind: 'edns0' }>['option'];
type Action = 'set' | 'append' | 'replace';

/** Sets, adds, replaces or takes out an EDNS option of the query (plugin/rewrite/edns0.go). */
export function optionRule(config: OptionConfig): Rule {
  const { kind, action } = config;
  if (action.kind === 'unset') {
    const code = kind === 'local' && 'code' in action ? action.code : codes[kind as 'nsid' | 'subnet'];
    return ({ request }) => {
      const opt = optOf(request);
      opt.rdata = { options: opt.rdata.options.filter(option => option.code !== code) };
      return [];
    };
  }
  const { revert } = action;
  if (config.kind === 'local' && config.action.kind !== 'unset') {
    const { code, data } = config.action;
    const changes = { code, action: action.kind, revert, isTyped: isLocal };
    if (data.kind === 'octets') return query => change(optOf(query.request), changes, { code, data: data.octets });
    return query => {
      const octets = localData(data.name, query);
      if (!octets) return undefined;
      const opt = optOf(query.request);
      const found = opt.rdata.options.some(option => option.code === code && isLocal(option));
      return found && action.kind === 'append' ? undefined : change(opt, changes, { code, data: octets });
    };
  }
  if (config.kind === 'subnet' && config.action.kind !== 'unset') {
    const { v4, v6 } = config.action;
    const changes = { code: codes.subnet, action: action.kind, revert, isTyped: isStandard };
    return query => {
      const opt = optOf(query.request);
      const found = opt.rdata.options.some(option => option.code === codes.subnet && isStandard(option));
      const option = clientSubnet(query.client.ip, v4, v6);
      return !option || (found && action.kind === 'append') ? undefined : change(opt, changes, option);
    };
  }
  const changes = { code: codes.nsid, action: action.kind, revert, isTyped: isStandard };
  return ({ request }) => change(optOf(request), changes, { code: codes.nsid, data: new Uint8Array() });
}

const codes = { nsid: optionCodes.NSID, subnet: optionCodes.SUBNET };

interface Changes {
  readonly code: number;
  readonly action: Action;
  readonly revert: boolean;
  readonly isTyped: (option: EdnsOption) => boolean;
}

/** Puts the option in its place; undefined when there is nothing to do. */
function change(opt: OptRecord, { code, action, revert, isTyped }: Changes, option: EdnsOption) {
  const { options } = opt.rdata;
  const at = options.findIndex(each => each.code === code && isTyped(each));
  if (isTyped === isLocal) locals.add(option);
  const old = options[at];
  if (old && action !== 'append') {
    opt.rdata = { options: options.with(at, option) };
    return revert ? [restore(old)] : [];
  }
  if (action === 'replace') return undefined;
  opt.rdata = { options: [...options, option] };
  return revert ? [remove(code)] : [];
}

/**
 * miekg/dns reads options of codes it knows into types of their own, and a `local` rule only finds those that have none;
 * unless a rule has added it, which makes it local whatever its code.
 */
const locals = new WeakSet<EdnsOption>();
const known = new Set<number>(Object.values(optionCodes));
const isLocal = (option: EdnsOption): boolean => locals.has(option) || !known.has(option.code);
const isStandard = (option: EdnsOption): boolean => !locals.has(option);

/** The OPT record of the query; one is made even for a rule that then changes nothing, and the client gets it back. */
function optOf(request: Message): OptRecord {
  const found = findOpt(request);
  if (found) return found;
  const made = optRecord(4096);
  request.additional = [...request.additional, made];
  return made;
}

const undo = (
  code: number,
  edit: (options: readonly EdnsOption[], at: number) => readonly EdnsOption[],
): AnswerRule => ({
  undoesOptions: true,
  change(message) {
    const opt = findOpt(message);
    const at = opt?.rdata.options.findIndex(option => option.code === code) ?? -1;
    if (opt && at >= 0) opt.rdata = { options: edit(opt.rdata.options, at) };
    return undefined;
  },
});
const remove = (code: number): AnswerRule => undo(code, (options, at) => options.toSpliced(at, 1));
const restore = (old: EdnsOption): AnswerRule => undo(old.code, (options, at) => options.with(at, old));

/** Codes that the server repeats to clients once a rule names them (edns.SetSupportedOption). */
export const codesOf = (option: OptionConfig): readonly number[] =>
  option.kind === 'local' ? [option.action.code] : [];
