import type { LoadedBlock, LoadedToken } from '@corefile/parser';
import { createLineMap, type LineMap, type Source } from '@corefile/parser';
import type { Project, Unit } from '@corefile/project';
import type { AnyPlugin } from '@corefile/schema';

/**
 * What each server really runs: imports, snippets and variables put in, plugins in the order in which they see a
 * query, every line with the place it comes from.
 */
export function printMerged(project: Project, plugins: readonly AnyPlugin[]): string {
  const order = plugins.map(({ name }) => name);
  const several = project.units.length > 1;
  return project.units.map(unit => (several ? `# ${unit.source.name}\n` : '') + printUnit(unit, order)).join('\n');
}

function printUnit(unit: Unit, order: readonly string[]): string {
  if (unit.program.usesDefault)
    return '# there is no server block, so CoreDNS runs this\n.:53 {\n    whoami\n    log\n}\n';
  const place = placer(unit);
  return unit.program.blocks.map(block => printBlock(block, order, place)).join('\n');
}

type Place = (token: LoadedToken) => string;

function printBlock({ keys, directives, open }: LoadedBlock, order: readonly string[], place: Place): string {
  const header = keys.map(({ text }) => text).join(' ');
  const first = keys[0]?.token;
  // A name that no plugin has is refused; it is shown last all the same.
  const known = order.filter(name => directives.has(name));
  const others = [...directives.keys()].filter(name => !known.includes(name));
  const lines: [text: string, origin: string][] = [[`${header} {`, first ? place(open ?? first) : '']];
  for (const name of [...known, ...others]) {
    let depth = 1;
    for (const line of linesOf(directives.get(name) ?? [])) {
      const closing = line.findIndex(({ text }) => text !== '}');
      const level = Math.max(1, depth - (closing === -1 ? line.length : closing));
      lines.push([
        `${'    '.repeat(Math.min(level, 50))}${line.map(written).join(' ')}`,
        place(line[0] as LoadedToken),
      ]);
      for (const { text } of line) depth += text === '{' ? 1 : text === '}' ? -1 : 0;
    }
  }
  lines.push(['}', '']);
  const width = lines.reduce((width, [text]) => Math.min(60, Math.max(width, text.length)), 0);
  return lines.map(([text, origin]) => (origin === '' ? `${text}\n` : `${text.padEnd(width)}  # ${origin}\n`)).join('');
}

/** Tokens that stand on one line of one file, by one import. */
function linesOf(tokens: readonly LoadedToken[]): readonly LoadedToken[][] {
  const lines: LoadedToken[][] = [];
  let before: LoadedToken | undefined;
  for (const token of tokens) {
    const sameLine =
      before &&
      before.file === token.file &&
      before.line + before.text.split('\n').length - 1 === token.line &&
      before.importedBy === token.importedBy;
    if (sameLine) lines.at(-1)?.push(token);
    else lines.push([token]);
    before = token;
  }
  return lines;
}

/** A token as it has to be written to be read again. */
function written({ text, token }: LoadedToken): string {
  const plain = text !== '' && !/[\s#]|^"/.test(text);
  return plain && !token.quoted ? text : `"${text.replaceAll('"', '\\"')}"`;
}

function placer(unit: Unit): Place {
  const maps = new Map<string, LineMap>();
  const at = (source: Source, offset: number): string => {
    const found = unit.placeOf(source);
    const document = 'document' in found ? found.document : found;
    const map = maps.get(document.path) ?? createLineMap(document.text);
    maps.set(document.path, map);
    const { line } = map.position('document' in found ? found.toDocument(offset) : offset);
    return `${document.path}:${line}`;
  };
  return ({ token, importedBy }) => {
    const own = at(token.source, token.start);
    if (!importedBy) return own;
    const { token: keyword, target } = importedBy;
    const what = target.kind === 'snippet' ? `snippet ${target.snippet.name}, ` : '';
    return `${own} (${what}imported in ${at(keyword.token.source, keyword.token.start)})`;
  };
}
