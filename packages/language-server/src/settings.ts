import type { Profile, Severity } from '@corefile/linter';

/** What a user may set, section `corefile` of the editor's configuration. */
export interface Settings {
  /** When problems are looked for. */
  readonly run: 'onType' | 'onSave' | 'off';
  /** Where the Corefile is to run; guessed from the document when absent. */
  readonly profile: Profile | undefined;
  /** Names of plugins of an own build. */
  readonly plugins: readonly string[];
  /** Rules turned off or given another severity. */
  readonly rules: ReadonlyMap<string, Severity | 'off'>;
}

export const defaultSettings: Settings = { run: 'onType', profile: undefined, plugins: [], rules: new Map() };

/** Reads the section as the editor sends it; what does not fit is left at its default. */
export function readSettings(section: unknown): Settings {
  const { lint, plugins } = record(section);
  const { run, profile, rules } = record(lint);
  return {
    run: oneOf(run, ['onType', 'onSave', 'off']) ?? defaultSettings.run,
    profile: oneOf(profile, ['cluster', 'standalone', 'dev']),
    plugins: Array.isArray(plugins) ? plugins.filter(name => typeof name === 'string') : [],
    rules: new Map(
      Object.entries(record(rules)).flatMap(([name, level]) => {
        const read = oneOf(level, ['error', 'warning', 'info', 'off']);
        return read ? [[name, read] as const] : [];
      }),
    ),
  };
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const oneOf = <const T extends string>(value: unknown, words: readonly T[]): T | undefined =>
  words.find(word => word === value);
