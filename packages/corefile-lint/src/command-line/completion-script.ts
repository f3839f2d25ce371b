import { commands, type shells } from './commands.ts';
import type { Command, Option } from './option.ts';

const table = Object.entries(commands as Record<string, Command>);
const others = table.filter(([name]) => name !== 'lint');

/** A script for a shell that completes commands, options, and the values that come from a list. */
export function completionScript(shell: (typeof shells)[number]): string {
  switch (shell) {
    case 'bash':
      return bash();
    case 'zsh':
      return zsh();
    case 'fish':
      return fish();
  }
}

const optionWords = ({ options }: Command) =>
  Object.entries(options).flatMap(([name, { short }]) => [`--${name}`, ...(short ? [`-${short}`] : [])]);

const listed = ({ options }: Command) =>
  Object.entries(options).flatMap(([name, { short, choices, bare }]) =>
    choices ? [{ words: [`--${name}`, ...(short ? [`-${short}`] : [])], choices, bare }] : [],
  );

function bash(): string {
  const cases = table.map(([name, command]) => {
    // an option that may stand without a value takes one only behind `=`
    const values = listed(command).map(
      ({ words, choices, bare }) =>
        `        ${words.map(word => (bare === undefined ? `${word}|${word}=` : `${word}=`)).join('|')}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$cur")); return ;;`,
    );
    if (command.words)
      return `    ${name}) COMPREPLY=($(compgen -W '${command.words.join(' ')} --help' -- "$cur")); return ;;`;
    return [
      `    ${name === 'lint' ? '*' : name})`,
      ...(values.length > 0 ? ['      case "$prev" in', ...values, '      esac'] : []),
      `      words='${optionWords(command).join(' ')}' ;;`,
    ].join('\n');
  });
  return [
    '# bash completion of corefile-lint; put it where your shell reads completions, or: source <(corefile-lint completion bash)',
    '_corefile_lint() {',
    `  local cur="$2" prev="$3" words names= IFS=$' \\t\\n'`,
    // bash takes `--format=json` for three words
    `  if [ "$cur" = = ]; then cur=; prev="$prev="; elif [ "$prev" = = ]; then prev="\${COMP_WORDS[COMP_CWORD-2]}="; fi`,
    `  case "\${COMP_WORDS[1]}" in`,
    ...cases.slice(1),
    ...cases.slice(0, 1),
    '  esac',
    '  case "$cur" in -*) COMPREPLY=($(compgen -W "$words" -- "$cur")); return ;; esac',
    `  [ "$COMP_CWORD" -eq 1 ] && names='${others.map(([name]) => name).join(' ')}'`,
    '  COMPREPLY=($(compgen -W "$names" -- "$cur"))',
    "  IFS=$'\\n'",
    '  COMPREPLY+=($(compgen -f -- "$cur"))',
    '}',
    'complete -o filenames -F _corefile_lint corefile-lint',
    '',
  ].join('\n');
}

function zsh(): string {
  const quote = (text: string) => text.replaceAll("'", "'\\''");
  const bracketed = (text: string) => quote(text).replace(/[[\]:]/g, '\\$&');
  const spec = (name: string, { short, value, multiple, choices, bare, help }: Option) => {
    const action = choices ? `(${choices.join(' ')})` : /FILE|PATH/.test(value ?? '') ? '_files' : ' ';
    const argument = value === undefined ? '' : `${bare === undefined ? ':' : '::'}${bracketed(value)}:${action}`;
    const sign = value === undefined ? '' : bare === undefined ? '=' : '=-';
    const star = multiple ? '*' : '';
    const long = `'${star}--${name}${sign}[${bracketed(help)}]${argument}'`;
    return short ? `${long} '${star}-${short}[${bracketed(help)}]${argument}'` : long;
  };
  const call = ({ options, words }: Command) => {
    const specs = Object.entries(options).map(([name, option]) => `      ${spec(name, option)} \\`);
    return ['    _arguments -s \\', ...specs, `      '*:${words ? `shell:(${words.join(' ')})` : 'file:_files'}'`].join(
      '\n',
    );
  };
  const [[, main] = ['', undefined]] = table;
  return [
    '#compdef corefile-lint',
    '# zsh completion of corefile-lint: save as _corefile-lint in a folder of $fpath',
    '_corefile_lint() {',
    `  case "\${words[2]}" in`,
    ...others.flatMap(([name, command]) => [`  ${name})`, '    shift words; (( CURRENT-- ))', call(command), '    ;;']),
    '  *)',
    `    (( CURRENT == 2 )) && compadd ${others.map(([name]) => name).join(' ')}`,
    ...(main ? [call(main)] : []),
    '    ;;',
    '  esac',
    '}',
    '_corefile_lint "$@"',
    '',
  ].join('\n');
}

function fish(): string {
  const quote = (text: string) => `'${text.replace(/['\\]/g, '\\$&')}'`;
  const names = others.map(([name]) => name).join(' ');
  const lines = table.flatMap(([command, { options, words }]) => {
    const when =
      command === 'lint' ? `'not __fish_seen_subcommand_from ${names}'` : `'__fish_seen_subcommand_from ${command}'`;
    const rows = Object.entries(options).map(([name, { short, value, choices, bare, help }]) =>
      [
        `complete -c corefile-lint -n ${when} -l ${name}`,
        ...(short ? [`-s ${short}`] : []),
        ...(value !== undefined && bare === undefined ? ['-r'] : []),
        ...(choices ? [`-f -a ${quote(choices.join(' '))}`] : []),
        `-d ${quote(help)}`,
      ].join(' '),
    );
    return words ? [...rows, `complete -c corefile-lint -n ${when} -f -a ${quote(words.join(' '))}`] : rows;
  });
  return [
    '# fish completion of corefile-lint: save as ~/.config/fish/completions/corefile-lint.fish',
    ...others.map(
      ([name, { summary }]) => `complete -c corefile-lint -n __fish_use_subcommand -a ${name} -d ${quote(summary)}`,
    ),
    ...lines,
    '',
  ].join('\n');
}
