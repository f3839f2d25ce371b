import { RE2JS, RE2JSSyntaxException } from 're2js';
import { toRe2js } from './regexp-dialect.ts';
import { fail, ok, type Result } from './result.ts';

/** A compiled pattern with the methods of Go's regexp.Regexp. Positions count UTF-16 units, not bytes. */
export interface Regexp {
  readonly source: string;
  /** SubexpNames: one entry per group, '' where it has no name; entry 0 is the whole match. */
  readonly subexpNames: readonly string[];
  /** MatchString: whether the pattern matches anywhere in the text. */
  matches(text: string): boolean;
  /** FindStringSubmatchIndex: start and end of the match and of each group, -1 for groups that took no part. */
  findIndex(text: string): readonly number[] | undefined;
  /** FindStringSubmatch: the match and its groups, '' for groups that took no part. */
  find(text: string): readonly string[] | undefined;
  /** ExpandString: `template` with $1, ${1}, $name, ${name} and $$ replaced from a match that `findIndex` found. */
  expand(template: string, text: string, match: readonly number[]): string;
  /** ReplaceAllString, with the same template language. */
  replaceAll(text: string, template: string): string;
}

const cache = new Map<string, Result<Regexp>>();
const cacheSize = 500;

/** regexp.Compile. Errors have Go's text: "error parsing regexp: missing closing ): `(a`". */
export function compileRegexp(source: string): Result<Regexp> {
  const cached = cache.get(source);
  if (cached !== undefined) return cached;
  const compiled = compile(source);
  if (cache.size >= cacheSize) cache.clear();
  cache.set(source, compiled);
  return compiled;
}

/** regexp.QuoteMeta. */
export function quoteMeta(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, '\\$&');
}

function compile(source: string): Result<Regexp> {
  const { pattern, originalNames, toSource } = toRe2js(source);
  try {
    const compiled = RE2JS.compile(pattern);
    const subexpNames = new Array<string>(compiled.groupCount() + 1).fill('');
    for (const [name, group] of Object.entries(compiled.namedGroups())) {
      subexpNames[group] = originalNames.get(name) ?? name;
    }
    return ok(regexpOf(source, compiled, subexpNames));
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw error;
    const isLimit = error.error === 'expression nests too deeply' || error.error === 'expression too large';
    const piece = isLimit ? source : toSource(error.input ?? ''); // re2js quotes nothing where Go quotes it all
    return fail(`error parsing regexp: ${error.error}: \`${piece}\``);
  }
}

function regexpOf(source: string, pattern: RE2JS, subexpNames: readonly string[]): Regexp {
  const findFrom = (text: string, start: number): number[] | undefined => {
    const matcher = pattern.matcher(text);
    if (!matcher.find(start)) return undefined;
    return subexpNames.flatMap((_, group) => [matcher.start(group), matcher.end(group)]);
  };
  const expand = (template: string, text: string, match: readonly number[]) =>
    expandTemplate(template, subexpNames, group => {
      const start = match[2 * group];
      return start === undefined || start < 0 ? undefined : text.slice(start, match[2 * group + 1]);
    });
  return {
    source,
    subexpNames,
    matches: text => pattern.test(text),
    findIndex: text => findFrom(text, 0),
    find: text => {
      const match = findFrom(text, 0);
      return (
        match &&
        subexpNames.map((_, i) =>
          text.slice(Math.max(match[2 * i] as number, 0), Math.max(match[2 * i + 1] as number, 0)),
        )
      );
    },
    expand,
    replaceAll: (text, template) =>
      replaceAll(
        text,
        start => findFrom(text, start),
        match => expand(template, text, match),
      ),
  };
}

/** Go's loop: an empty match right behind another match is not replaced. */
function replaceAll(
  text: string,
  findFrom: (start: number) => number[] | undefined,
  replacement: (match: number[]) => string,
): string {
  let out = '';
  let lastEnd = 0;
  let search = 0;
  while (search <= text.length) {
    const match = findFrom(search);
    if (match === undefined) break;
    const [start = 0, end = 0] = match;
    out += text.slice(lastEnd, start);
    if (end > lastEnd || start === 0) out += replacement(match);
    lastEnd = end;
    const width = (text.codePointAt(search) ?? 0) > 0xffff ? 2 : 1;
    search = Math.max(search + width, end);
  }
  return out + text.slice(lastEnd);
}

const reference = /^(?:\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/u;

/** Go reads the longest name: in '$1x' it is '1x', which is no group and expands to nothing. */
function expandTemplate(
  template: string,
  names: readonly string[],
  group: (index: number) => string | undefined,
): string {
  let out = '';
  let rest = template;
  for (let dollar = rest.indexOf('$'); dollar >= 0; dollar = rest.indexOf('$')) {
    out += rest.slice(0, dollar);
    rest = rest.slice(dollar + 1);
    if (rest.startsWith('$')) {
      out += '$';
      rest = rest.slice(1);
      continue;
    }
    const found = reference.exec(rest);
    if (found === null) {
      out += '$';
      continue;
    }
    rest = rest.slice(found[0].length);
    const name = (found[1] ?? found[2]) as string;
    if (/^(0|[1-9][0-9]{0,8})$/.test(name)) {
      out += group(Number(name)) ?? '';
      continue;
    }
    const index = names.findIndex((candidate, i) => candidate === name && group(i) !== undefined);
    out += index < 0 ? '' : (group(index) as string);
  }
  return out + rest;
}
