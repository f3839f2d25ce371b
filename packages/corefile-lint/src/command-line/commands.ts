import type { Command } from './option.ts';

/** Exit codes of every command. */
export const exit = { clean: 0, findings: 1, usage: 2, unreadable: 3 } as const;

export const formats = [
  'text',
  'oneline',
  'json',
  'jsonl',
  'sarif',
  'github',
  'gitlab',
  'junit',
  'checkstyle',
  'rdjson',
  'markdown',
] as const;
export const thresholds = ['error', 'warning', 'info', 'none'] as const;
export const profiles = ['cluster', 'standalone', 'dev'] as const;
export const shells = ['bash', 'zsh', 'fish'] as const;

const help = { short: 'h', help: 'print this text and exit' } as const;
const color = {
  value: 'WHEN',
  choices: ['auto', 'always', 'never'],
  help: 'colours: auto (default), always or never',
} as const;
const stdinFilename = {
  value: 'PATH',
  help: 'name of the text on standard input; it tells how the text is to be read',
} as const;
const config = {
  value: 'FILE',
  help: 'configuration file, instead of the nearest .corefile-lint.yaml above each file',
} as const;
const noConfig = { help: 'read no configuration file' } as const;

/** `corefile-lint` itself. */
const lint = {
  summary: 'Check Corefiles: plain, in ConfigMaps, in values of the Helm chart.',
  operands: '[PATH|DIRECTORY|GLOB|-]...',
  options: {
    format: {
      short: 'f',
      value: 'FORMAT[=FILE]',
      multiple: true,
      choices: formats,
      help: `how to report, and to which file; may be repeated: ${formats.join(', ')}`,
    },
    fix: {
      value: 'KIND',
      bare: 'safe',
      choices: ['safe', 'unsafe'],
      help: 'mend the files: what cannot change their meaning, or with =unsafe everything',
    },
    'fix-dry-run': { help: 'report what would be left after --fix, and change nothing' },
    diff: { help: 'print what --fix would change, and change nothing; fails if there is something' },
    'failure-threshold': {
      value: 'SEVERITY',
      choices: thresholds,
      help: 'least severity that fails: error (default), warning, info or none',
    },
    'max-warnings': { value: 'N', help: 'fail when there are more warnings than this' },
    quiet: { short: 'q', help: 'report errors only' },
    'max-problems': { value: 'N', help: 'report no more problems than this; all are counted' },
    statistics: { help: 'print how often each rule was broken instead of each problem' },
    rule: { value: 'RULE=SEVERITY', multiple: true, help: 'severity of a rule: off, info, warning or error' },
    select: { value: 'RULE,...', multiple: true, help: 'check these rules or groups only' },
    ignore: { value: 'RULE,...', multiple: true, help: 'do not check these rules or groups' },
    profile: {
      value: 'NAME',
      choices: profiles,
      help: 'where the Corefiles run: cluster, standalone or dev; guessed by default',
    },
    'no-inline-config': { help: 'report what comments in the files silence' },
    baseline: { value: 'FILE', help: 'do not report the problems listed in this file' },
    'write-baseline': { value: 'FILE', help: 'list all problems in this file, to be left out from now on' },
    'prune-baseline': { value: 'FILE', help: 'take out of this file what is no longer found, and use it' },
    config,
    'no-config': noConfig,
    'print-config': { value: 'PATH', help: 'print the configuration that holds for a file and exit' },
    init: { help: 'write a first .corefile-lint.yaml and exit' },
    env: { value: 'NAME=VALUE', multiple: true, help: 'an environment variable for {$NAME}' },
    'env-file': { value: 'FILE', multiple: true, help: 'environment variables, NAME=VALUE on each line' },
    'coredns-version': {
      value: 'VERSION',
      help: 'the release of CoreDNS the Corefiles are for; the newest by default',
    },
    plugins: { value: 'FILE', help: 'the plugin.cfg that the server was built with' },
    schema: { value: 'FILE', multiple: true, help: 'a description of external plugins, as JSON' },
    'fs-root': { value: 'DIR', help: 'the files of the machine that CoreDNS runs on lie below DIR' },
    'stdin-filename': stdinFilename,
    'only-configmaps': { help: 'pass over manifests in which there is no Corefile' },
    'no-error-on-unmatched': { help: 'do not fail when there is nothing to check' },
    'print-merged': { help: 'print what the server really runs, in execution order, with the origin of each line' },
    'list-rules': { help: 'print every rule and exit; also with --format json' },
    explain: { value: 'RULE', help: 'print the page of one rule and exit' },
    'list-plugins': { help: 'print every plugin in execution order and exit; also with --format json' },
    watch: { help: 'check again whenever a file changes' },
    color,
    version: { help: 'print the version and exit; also with --json' },
    json: { help: 'with --version: as JSON' },
    help,
  },
} as const satisfies Command;

const fmt = {
  summary: 'Write Corefiles in their normal form; prints the result unless told otherwise.',
  operands: '[PATH|DIRECTORY|GLOB|-]...',
  options: {
    check: { help: 'name the files that are not in normal form, and fail if there are any' },
    diff: { help: 'print what would change, and fail if anything would' },
    write: { short: 'w', help: 'change the files' },
    'stdin-filename': stdinFilename,
    config,
    'no-config': noConfig,
    'no-error-on-unmatched': lint.options['no-error-on-unmatched'],
    color,
    help,
  },
} as const satisfies Command;

const migrate = {
  summary:
    'Rewrite Corefiles for another release of CoreDNS, or make one of the settings of kube-dns; prints the result unless told otherwise.',
  operands: '[PATH|DIRECTORY|GLOB|-]...',
  options: {
    from: { value: 'RELEASE', help: 'what the files are for now: a release of CoreDNS such as 1.6.9, or kube-dns' },
    to: { value: 'RELEASE', help: 'the release they are to be for; the newest by default' },
    diff: { help: 'print what would change, and change nothing' },
    write: { short: 'w', help: 'change the files' },
    'stdin-filename': stdinFilename,
    help,
  },
} as const satisfies Command;

const completion = {
  summary: 'Print a script that completes the words of this command.',
  operands: shells.join('|'),
  words: shells,
  options: { help },
} as const satisfies Command;

/** The one table: read by the parser, the help, the completions and the man page. The first needs no name. */
export const commands = { lint, fmt, migrate, completion } as const;
export type CommandName = keyof typeof commands;
