/** How the value of a key is written. */
export type KeyKind =
  | 'text'
  | 'texts'
  | 'release'
  | 'selection'
  | 'choice'
  | 'number'
  | 'flag'
  | 'severities'
  | 'variables'
  | 'overrides';

export interface ConfigKey {
  readonly kind: KeyKind;
  readonly help: string;
  readonly choices?: readonly string[];
}

export const severities = ['off', 'info', 'warning', 'error'] as const;

/** Everything `.corefile-lint.yaml` may say: the source of its reader, its JSON Schema and its documentation. */
export const configKeys = {
  $schema: { kind: 'text', help: 'Where the JSON Schema of this file is, for editors.' },
  extends: {
    kind: 'texts',
    help: 'Configuration files to start from, relative to this one. Later ones win, and this one over all.',
  },
  profile: {
    kind: 'choice',
    choices: ['cluster', 'standalone', 'dev'],
    help: 'Where the Corefiles run; guessed from the kind of document when left out.',
  },
  rules: { kind: 'severities', help: 'Severity of each rule, by name or short code: off, info, warning or error.' },
  select: { kind: 'selection', help: 'Rules or groups of rules to check; all when left out.' },
  ignore: { kind: 'selection', help: 'Rules or groups of rules not to check.' },
  ignores: { kind: 'texts', help: 'Files not to look at, as patterns of .gitignore relative to this file.' },
  env: { kind: 'variables', help: 'Values of the environment variables that the Corefiles mention.' },
  plugins: {
    kind: 'text',
    help: 'The plugin.cfg that the server was built with, relative to this file.',
  },
  corednsVersion: {
    kind: 'release',
    help: 'The release of CoreDNS that the Corefiles are for, in quotes; the newest when left out.',
  },
  schemas: {
    kind: 'texts',
    help: 'Files that describe external plugins (docs/external-plugins.md), relative to this file.',
  },
  failureThreshold: {
    kind: 'choice',
    choices: ['error', 'warning', 'info', 'none'],
    help: 'The least severity that makes the command fail; error when left out.',
  },
  maxWarnings: { kind: 'number', help: 'Fail when there are more warnings than this.' },
  baseline: { kind: 'text', help: 'File of known problems that are not reported, relative to this file.' },
  requireReason: { kind: 'flag', help: 'Ask for a reason in each comment that silences a rule.' },
  overrides: {
    kind: 'overrides',
    help: 'Other severities for some files, as patterns of .gitignore relative to this file. Later ones win.',
  },
} as const satisfies Record<string, ConfigKey>;

export const overrideKeys = {
  files: { kind: 'texts', help: 'Patterns of the files.' },
  rules: { kind: 'severities', help: 'Severity of each rule in these files.' },
} as const satisfies Record<string, ConfigKey>;

type ValueOf<K extends ConfigKey> = K extends { choices: readonly (infer C)[] }
  ? C
  : K['kind'] extends 'text' | 'release'
    ? string
    : K['kind'] extends 'texts' | 'selection'
      ? readonly string[]
      : K['kind'] extends 'number'
        ? number
        : K['kind'] extends 'flag'
          ? boolean
          : K['kind'] extends 'severities'
            ? Readonly<Record<string, (typeof severities)[number]>>
            : K['kind'] extends 'variables'
              ? Readonly<Record<string, string>>
              : readonly Override[];

export interface Override {
  readonly files: readonly string[];
  readonly rules: Readonly<Record<string, (typeof severities)[number]>>;
}

/** What a configuration file says, read and checked; keys that it leaves out are absent. */
export type Config = { readonly [K in keyof typeof configKeys]?: ValueOf<(typeof configKeys)[K]> };
