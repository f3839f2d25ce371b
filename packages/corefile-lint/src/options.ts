import { parseArgs } from 'node:util';

/** Exit codes: cli.md §4b. */
export const exit = { clean: 0, findings: 1, usage: 2, unreadable: 3 } as const;

/** One command line: the source of parsing and of the help text. */
const options = {
  format: { type: 'string', short: 'f', default: 'text', help: 'text (default) or json', value: 'FORMAT' },
  'stdin-filename': {
    type: 'string',
    help: 'name of the text on standard input; its extension tells how to read it',
    value: 'PATH',
  },
  'list-rules': { type: 'boolean', help: 'print every rule and exit' },
  explain: { type: 'string', help: 'print the documentation of one rule and exit', value: 'RULE' },
  color: { type: 'string', help: 'auto (default), always or never', value: 'WHEN' },
  help: { type: 'boolean', short: 'h', help: 'print this text and exit' },
  version: { type: 'boolean', help: 'print the version and exit' },
} as const;

export interface CommandLine {
  readonly paths: readonly string[];
  readonly values: {
    readonly format: string;
    readonly 'stdin-filename'?: string;
    readonly 'list-rules'?: boolean;
    readonly explain?: string;
    readonly color?: string;
    readonly help?: boolean;
    readonly version?: boolean;
  };
}

/** Reads the arguments, or says what is wrong with them. */
export function readCommandLine(args: readonly string[]): CommandLine | { readonly error: string } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { paths: positionals, values: { ...values, format: values.format ?? 'text' } } as CommandLine;
  } catch (error) {
    return { error: `${(error as Error).message.split('. ')[0]}; see corefile-lint --help` };
  }
}

export function helpText(): string {
  const rows = Object.entries(options).map(([name, option]) => {
    const short = 'short' in option ? `-${option.short}, ` : '    ';
    const value = 'value' in option ? ` ${option.value}` : '';
    return `  ${`${short}--${name}${value}`.padEnd(30)} ${option.help}`;
  });
  return [
    'usage: corefile-lint [OPTION]... PATH...',
    '',
    'Checks CoreDNS Corefiles, plain or in ConfigMaps. `-` reads standard input.',
    '',
    ...rows,
    '',
  ].join('\n');
}
