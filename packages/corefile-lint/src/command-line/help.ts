import { type CommandName, commands } from './commands.ts';
import type { Command, Option } from './option.ts';

/** `-f, --format FORMAT[=FILE]` */
export function optionLabel(name: string, { short, value, bare }: Option): string {
  const word = value === undefined ? '' : bare === undefined ? ` ${value}` : `[=${value}]`;
  return `${short ? `-${short}, ` : ''}--${name}${word}`;
}

/** The help text of a command; that of `lint` is the one of `corefile-lint` itself and names the others. */
export function helpText(name: CommandName): string {
  const { summary, operands, options } = commands[name] as Command;
  const rows = Object.entries(options).map(([option, declared]) => {
    const label = `${declared.short ? '' : '    '}${optionLabel(option, declared)}`;
    return label.length > 32
      ? `  ${label}\n${' '.repeat(36)}${declared.help}`
      : `  ${label.padEnd(33)} ${declared.help}`;
  });
  const others = Object.entries(commands as Record<string, Command>).filter(([other]) => other !== 'lint');
  const isMain = name === 'lint';
  return [
    `usage: corefile-lint ${isMain ? '' : `${name} `}[OPTION]... ${operands}`,
    ...(isMain ? others.map(([other, { operands }]) => `       corefile-lint ${other} [OPTION]... ${operands}`) : []),
    '',
    summary,
    ...(isMain ? ['Without a path, looks for Corefiles and ConfigMaps below the working directory.'] : []),
    '',
    ...rows,
    ...(isMain ? ['', ...others.map(([other, { summary }]) => `  ${other.padEnd(12)} ${summary}`)] : []),
    '',
    'Exit code: 0 clean, 1 findings, 2 wrong usage or configuration, 3 a file cannot be read.',
    '',
  ].join('\n');
}
