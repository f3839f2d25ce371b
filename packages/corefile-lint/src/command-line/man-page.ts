import { version } from '@corefile/project';
import { commands } from './commands.ts';
import { optionLabel } from './help.ts';
import type { Command } from './option.ts';

/** The manual page of `corefile-lint` in man(7), made from the table of commands. */
export function manPage(): string {
  const table = Object.entries(commands as Record<string, Command>);
  const roff = (text: string) =>
    text
      .replaceAll('\\', '\\e')
      .replaceAll('-', '\\-')
      .replace(/^([.'])/gm, '\\&$1');
  const usage = table.map(([name, { operands }]) => {
    const words = name === 'lint' ? [] : [name];
    return `.B corefile\\-lint${words.map(word => ` ${word}`).join('')}\n[\\fIOPTION\\fR]... \\fI${roff(operands)}\\fR`;
  });
  const sections = table.map(([name, { summary, options }]) =>
    [
      name === 'lint' ? '.SH OPTIONS' : `.SH ${name.toUpperCase()}`,
      roff(summary),
      ...Object.entries(options).map(
        ([option, declared]) => `.TP\n\\fB${roff(optionLabel(option, declared))}\\fR\n${roff(declared.help)}`,
      ),
    ].join('\n'),
  );
  return [
    `.TH COREFILE\\-LINT 1 "" "corefile\\-lint ${version}" "User Commands"`,
    '.SH NAME',
    'corefile\\-lint \\- say what CoreDNS would refuse or get wrong in a Corefile',
    '.SH SYNOPSIS',
    usage.join('\n.br\n'),
    '.SH DESCRIPTION',
    roff(
      'Reads Corefiles as CoreDNS does: plain files, ConfigMaps with their coredns-custom, values of the Helm chart. Without a path, looks for them below the working directory and skips what git ignores.',
    ),
    ...sections,
    '.SH COMMENTS',
    roff('Comments in a Corefile silence rules, which they must name:'),
    ...[
      '# corefile-lint-disable-next-line RULE[, RULE] -- reason',
      '# corefile-lint-disable-line RULE',
      '# corefile-lint-disable RULE … # corefile-lint-enable RULE',
      '# corefile-lint-disable-file RULE',
    ].map(line => `.br\n.B ${roff(line)}`),
    '.SH FILES',
    '.TP\n\\fB.corefile\\-lint.yaml\\fR\nConfiguration, in the folder of a file or the nearest one above it; also .yml and .json.',
    '.SH EXIT STATUS',
    '.TP\n0\nclean, or below the threshold\n.TP\n1\nfindings\n.TP\n2\nwrong usage or configuration\n.TP\n3\na file cannot be read, or a mistake of corefile\\-lint',
    '',
  ].join('\n');
}
