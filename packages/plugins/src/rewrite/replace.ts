import { characters, octets } from '@corefile/evaluator';
import { compileRegexp } from '@corefile/golang';

/** A name's replacement; undefined where the rule does not fit. */
export type Replace = (name: string) => string | undefined;

export const replacePrefix =
  (prefix: string, by: string): Replace =>
  name =>
    name.startsWith(prefix) ? by + name.slice(prefix.length) : undefined;

export const replaceSuffix =
  (suffix: string, by: string): Replace =>
  name =>
    name.endsWith(suffix) ? name.slice(0, name.length - suffix.length) + by : undefined;

export const replaceSubstring =
  (part: string, by: string): Replace =>
  name =>
    name.includes(part) ? name.replaceAll(part, () => by) : undefined;

/** The whole name is replaced by the template: {0} is the match, {1} its first group. */
export function replacePattern(source: string, template: string): Replace {
  const compiled = compileRegexp(source);
  return name => {
    const groups = compiled.ok ? compiled.value.find(characters(name)) : undefined;
    // One after the other: a group that reads `{2}` is itself replaced by the second.
    return groups?.reduce((text, group, index) => text.replaceAll(`{${index}}`, () => octets(group)), template);
  };
}

/** A name and all below it. */
export const replaceDomain =
  (domain: string, by: string): Replace =>
  name =>
    name === domain ? by : replaceSuffix(`.${domain}`, `.${by}`)(name);
