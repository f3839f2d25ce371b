import { newestRelease, releaseNamed, releases } from '@corefile/plugins';
import { closest } from '@corefile/schema';
import { type Config, type ConfigKey, configKeys, overrideKeys, severities } from './config-keys.ts';

/** Something wrong with a configuration; `at` leads to the value: `['rules', 'unknown-plugin']`. */
export interface ConfigProblem {
  readonly at: readonly (string | number)[];
  /** Is it the key that is wrong, and not its value? */
  readonly key?: true;
  readonly message: string;
}

/** The rules there are, for who reads a configuration. */
export interface RuleNames {
  /** The name of a rule for its name or short code. */
  readonly ruleNamed: (text: string) => string | undefined;
  /** Does a word of `select` or `ignore` name nothing? What to say then. */
  readonly wrongSelection: (text: string) => string | undefined;
}

/** Checks what YAML or JSON made of a configuration file. Total: what is wrong is left out of `config` and told. */
export function readConfig(
  data: unknown,
  { ruleNamed, wrongSelection }: RuleNames,
): { readonly config: Config; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const wrong = (at: ConfigProblem['at'], message: string): undefined => {
    problems.push({ at, message });
    return undefined;
  };
  const wrongKey = (at: ConfigProblem['at'], message: string) => problems.push({ at, key: true, message });

  const mapping = (value: unknown, at: ConfigProblem['at']): [string, unknown][] => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.entries(value);
    wrong(at, 'expected a mapping, `key: value` on each line');
    return [];
  };

  const object = (data: unknown, keys: Record<string, ConfigKey>, at: ConfigProblem['at']): Record<string, unknown> => {
    const read: Record<string, unknown> = {};
    for (const [name, value] of mapping(data, at)) {
      const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
      if (!key) {
        const near = closest(name, Object.keys(keys));
        wrongKey(
          [...at, name],
          `unknown key '${name}'; ${near ? `did you mean '${near}'?` : `there are ${Object.keys(keys).join(', ')}`}`,
        );
        continue;
      }
      const result = readValue(key, value, [...at, name]);
      if (result !== undefined) read[name] = result;
    }
    return read;
  };

  const readValue = ({ kind, choices = [] }: ConfigKey, value: unknown, at: ConfigProblem['at']): unknown => {
    switch (kind) {
      case 'text':
        return typeof value === 'string' ? value : wrong(at, 'expected a text');
      case 'release':
        if (typeof value === 'number')
          return wrong(at, "write the release in quotes, such as '1.10': YAML takes 1.10 for the number 1.1");
        if (typeof value !== 'string') return wrong(at, 'expected a release of CoreDNS');
        return releaseNamed(value) === undefined
          ? wrong(at, `'${value}' is not a known release; write one from ${releases[0]} to ${newestRelease}`)
          : value;
      case 'texts':
      case 'selection': {
        const list = Array.isArray(value) ? value : [value];
        if (!list.every(item => typeof item === 'string')) return wrong(at, 'expected a text or a list of texts');
        if (kind === 'texts') return list;
        return list.filter((item, index) => {
          const message = wrongSelection(item);
          if (message !== undefined) wrong(Array.isArray(value) ? [...at, index] : at, message);
          return message === undefined;
        });
      }
      case 'choice':
        return choices.includes(value as string)
          ? value
          : wrong(at, `expected one of ${choices.join(', ')}, not '${String(value)}'`);
      case 'number':
        return Number.isInteger(value) && (value as number) >= 0 ? value : wrong(at, 'expected a number from 0');
      case 'flag':
        return typeof value === 'boolean' ? value : wrong(at, 'expected true or false');
      case 'variables':
        return Object.fromEntries(
          mapping(value, at).flatMap(([name, text]) => {
            if (typeof text !== 'object') return [[name, String(text)]];
            wrong([...at, name], 'expected a text');
            return [];
          }),
        );
      case 'severities':
        return Object.fromEntries(
          mapping(value, at).flatMap(([name, severity]) => {
            const rule = ruleNamed(name);
            // YAML 1.1 readers make `false` of a bare off.
            const meant = severity === false ? 'off' : severity;
            if (rule === undefined) wrongKey([...at, name], `no rule is called '${name}'; --list-rules shows all`);
            else if ((severities as readonly unknown[]).includes(meant)) return [[rule, meant]];
            else wrong([...at, name], `expected one of ${severities.join(', ')}, not '${String(severity)}'`);
            return [];
          }),
        );
      case 'overrides':
        if (!Array.isArray(value)) return wrong(at, 'expected a list of `files` and `rules`');
        return value.flatMap((item, index) => {
          const before = problems.length;
          const { files, rules } = object(item, overrideKeys, [...at, index]);
          if (files !== undefined && rules !== undefined) return [{ files, rules }];
          if (problems.length === before)
            wrong([...at, index], `\`${files === undefined ? 'files' : 'rules'}\` is missing here`);
          return [];
        });
    }
  };

  const config = data === null || data === undefined ? {} : object(data, configKeys, []);
  return { config: config as Config, problems };
}
