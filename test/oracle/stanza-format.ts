import { EDGE_VALUES } from './edge-values.ts';

/** One Corefile to judge. `files` are names in `stanzas/files`, laid beside the Corefile. */
export interface VerdictCase {
  readonly id: string;
  readonly text: string;
  readonly files: readonly string[];
}

/** The keys of the block a stanza stands in, until a line `@ KEYS` says otherwise. */
const DEFAULT_KEYS = '.:1053';

/**
 * The cases of a `.stanzas` file. Each line is one: ` { ` and a final ` }` open and close the block, ` ; ` parts its lines,
 * ` ;; ` parts two directives. `<<a|b>>` makes a case of each alternative, `<<duration>>` of each value of that list.
 * Consecutive lines that begin with `|` are one case, laid out as written; a blank line ends it. `@ KEYS` sets the server block's keys, `#` comments.
 */
export function readStanzas(plugin: string, text: string, fileNames: readonly string[]): VerdictCase[] {
  const cases: VerdictCase[] = [];
  let keys = DEFAULT_KEYS;
  let verbatim: string[] = [];
  const add = (body: string) => {
    const corefile = `${keys} {\n${body}\n}\n`;
    const id = `${plugin}-${String(cases.length + 1).padStart(4, '0')}`;
    cases.push({ id, text: corefile, files: mentioned(corefile, fileNames) });
  };
  const flush = () => {
    if (verbatim.length > 0) add(verbatim.join('\n'));
    verbatim = [];
  };
  for (const line of text.split('\n')) {
    if (line.startsWith('|')) {
      verbatim.push(`   ${line.slice(1)}`);
      continue;
    }
    flush();
    if (line.startsWith('@ ')) keys = line.slice(2);
    else if (line.trim() !== '' && !/^# /.test(line)) for (const one of alternatives(line)) add(layOut(one));
  }
  flush();
  return cases;
}

/** `cache 30 { success 5 ; keepttl }` as the lines people write. */
export function layOut(line: string): string {
  return line
    .split(' ;; ')
    .map(directive => {
      const [, head = directive, body] = /^(.*?) \{ (.*) ?\}$/s.exec(directive) ?? [];
      const indent = (lines: string, by: string) =>
        lines
          .split(' ; ')
          .map(each => by + each.trim())
          .join('\n');
      if (body === undefined) return indent(head, '    ');
      const inner = body.trim() === '' ? '' : `${indent(body, '        ')}\n`;
      return `    ${head} {\n${inner}    }`;
    })
    .join('\n');
}

/** The line with every `<<…>>` replaced, all combinations. */
export function alternatives(line: string): string[] {
  const [whole, before = '', list = '', after = ''] = /^(.*?)<<(.*?)>>(.*)$/s.exec(line) ?? [];
  if (whole === undefined) return [line];
  const values = list.includes('|') ? list.split('|') : EDGE_VALUES[list];
  if (!values) throw new Error(`no list of values is named ${list}: ${line}`);
  const rest = alternatives(after);
  return values.flatMap(value => rest.map(each => before + value + each));
}

/** Of the files that exist, those a Corefile names: with or without the ending of a key, or by an import's glob, which takes all of its folder. */
export function mentioned(corefile: string, fileNames: readonly string[]): string[] {
  const globs = /import \S*\*/.test(corefile);
  return fileNames.filter(
    name => (globs && !name.includes('/')) || corefile.includes(name.replace(/\.(key|private)$/, '')),
  );
}
