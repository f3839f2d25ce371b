import { parseArgs } from 'node:util';
import { closest } from '@corefile/schema';
import { type CommandName, commands } from './commands.ts';
import type { Command, Option, Values } from './option.ts';

export type CommandLine = {
  readonly [N in CommandName]: {
    readonly command: N;
    readonly operands: readonly string[];
    readonly values: Values<(typeof commands)[N]['options']>;
  };
}[CommandName];

/** Reads the arguments by the table of commands, or says what is wrong with them and what was probably meant. */
export function readCommandLine(args: readonly string[]): CommandLine | { readonly error: string } {
  const [first] = args;
  const named = first !== undefined && Object.hasOwn(commands, first);
  const command = (named ? first : 'lint') as CommandName;
  const { options } = commands[command] as Command;
  const list = Object.entries(options);
  const config = Object.fromEntries(
    list.map(([name, { value, short, multiple }]) => [
      name,
      {
        type: value ? ('string' as const) : ('boolean' as const),
        ...(short ? { short } : {}),
        ...(multiple ? { multiple } : {}),
      },
    ]),
  );
  const rest = (named ? args.slice(1) : args).map(arg => {
    const bare = arg.startsWith('--') ? options[arg.slice(2)]?.bare : undefined;
    return bare === undefined ? arg : `${arg}=${bare}`;
  });
  const help = `corefile-lint ${named ? `${command} ` : ''}--help`;
  const fail = (message: string) => ({ error: `${message}${message.endsWith('?') ? ' See' : '; see'} ${help}` });

  const unknown = firstUnknown(rest, list);
  if (unknown !== undefined) {
    const near = closest(unknown.replace(/^-+/, ''), Object.keys(options));
    return fail(`there is no option ${unknown}${near && unknown.startsWith('--') ? `, did you mean --${near}?` : ''}`);
  }
  try {
    const { values, positionals } = parseArgs({ args: rest, options: config, allowPositionals: true });
    const wrong = list.map(([name, option]) => wrongChoice(name, option, values[name])).find(Boolean);
    return wrong ? fail(wrong) : ({ command, operands: positionals, values } as CommandLine);
  } catch (error) {
    return fail((error as Error).message.split(/\. |\n/)[0] as string);
  }
}

/** parseArgs takes a misspelt option for a reason to explain its own rules; this finds it first. */
function firstUnknown(args: readonly string[], list: readonly (readonly [string, Option])[]): string | undefined {
  for (let index = 0; index < args.length; index++) {
    const arg = args[index] as string;
    if (arg === '--') return undefined;
    if (arg.startsWith('--')) {
      const name = arg.slice(2).split('=', 1)[0] as string;
      const option = list.find(([known]) => known === name)?.[1];
      if (!option) return `--${name}`;
      if (option.value && !arg.includes('=')) index++;
    } else if (/^-[^-]/.test(arg)) {
      for (const short of arg.slice(1)) {
        const option = list.find(([, { short: known }]) => known === short)?.[1];
        if (!option) return `-${short}`;
        if (!option.value) continue;
        if (arg.endsWith(short)) index++;
        break;
      }
    }
  }
  return undefined;
}

function wrongChoice(name: string, { choices, multiple }: Option, value: unknown): string | undefined {
  if (!choices) return undefined;
  const given = (Array.isArray(value) ? value : value === undefined ? [] : [value]) as string[];
  const wrong = given
    .map(text => (multiple ? (text.split('=', 1)[0] as string) : text))
    .find(text => !choices.includes(text));
  if (wrong === undefined) return undefined;
  const near = closest(wrong, choices);
  return `'${wrong}' is no --${name}; ${near ? `did you mean '${near}'?` : `write ${choices.join(', ')}`}`;
}
