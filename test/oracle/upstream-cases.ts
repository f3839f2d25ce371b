import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A CoreDNS checkout to read inputs from at run time; nothing of it is kept here. */
export function sourceFolder(): string {
  const folder = process.env.COREDNS_SRC;
  if (!folder) throw new Error('set COREDNS_SRC to a checkout of CoreDNS 1.14.7');
  return folder;
}

/** The Corefiles and stanzas shown in the READMEs of the plugins: [id, text]. */
export function readmeCases(): [string, string][] {
  return eachPlugin('README.md', (plugin, text) =>
    [...text.matchAll(/^ *(`{3,}|~{3,}) *(corefile|txt|)[ \w]*\n(.*?)^ *\1/gms)]
      .map(match => match[3] ?? '')
      .filter(fence => looksLikeCorefile(fence, plugin))
      .map(fence => whole(dedent(fence))),
  );
}

/** The inputs of the tables in the plugins' `*_test.go` which call a setup: every string literal that begins with the plugin's name, or holds a server block. */
export function setupTestCases(): [string, string][] {
  return eachPlugin(/_test\.go$/, (plugin, text) => {
    if (!/NewTestController|caddy\.|caddyfile\./.test(text)) return [];
    return goStrings(text)
      .filter(literal => new RegExp(`^\\s*${plugin}(\\s|$)`).test(literal) || /^\s*\S+ \{\n/.test(literal))
      .map(whole);
  });
}

function eachPlugin(file: string | RegExp, read: (plugin: string, text: string) => string[]): [string, string][] {
  const plugins = join(sourceFolder(), 'plugin');
  return readdirSync(plugins, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'pkg' && entry.name !== 'test')
    .flatMap(({ name: folder }) => {
      const plugin = folder === 'metrics' ? 'prometheus' : folder;
      const files = readdirSync(join(plugins, folder)).filter(name =>
        typeof file === 'string' ? name === file : file.test(name),
      );
      return files.flatMap(name => {
        const path = join(plugins, folder, name);
        const texts = existsSync(path) ? read(plugin, readFileSync(path, 'utf8')) : [];
        return texts.map((text, index): [string, string] => [
          `${plugin}-${name.replace(/\W/g, '-')}-${index + 1}`,
          text,
        ]);
      });
    });
}

function looksLikeCorefile(fence: string, plugin: string): boolean {
  const first = fence.trim().split('\n')[0] ?? '';
  const syntaxOnly = /\[|\.\.\.|\*\*|^\$|^;|^%/.test(fence);
  return !syntaxOnly && (first.endsWith('{') || first.split(' ')[0] === plugin);
}

/** A server block as it is; a stanza, which begins with the name of a plugin, in a block of its own. */
function whole(text: string): string {
  const words = text.trim().split(/\s+/);
  return isPlugin(words[0] ?? '') ? `.:1053 {\n${text}\n}\n` : text;
}

function isPlugin(name: string): boolean {
  return name === 'prometheus' || (/^\w+$/.test(name) && existsSync(join(sourceFolder(), 'plugin', name)));
}

function dedent(text: string): string {
  const indent = Math.min(
    ...text
      .split('\n')
      .filter(line => line.trim())
      .map(line => line.length - line.trimStart().length),
  );
  return text
    .split('\n')
    .map(line => line.slice(indent))
    .join('\n');
}

/** The values of Go's raw and interpreted string literals (the escapes test tables use; others stay as written). */
function goStrings(source: string): string[] {
  const literals = source.matchAll(/`([^`]*)`|"((?:[^"\\\n]|\\.)*)"|\/\/[^\n]*|'(?:[^'\\]|\\.)+'/g);
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '"': '"', '\\': '\\' };
  return [...literals].flatMap(([, raw, interpreted]) => {
    if (raw !== undefined) return [raw];
    return interpreted === undefined
      ? []
      : [interpreted.replace(/\\(.)/g, (all, letter: string) => escapes[letter] ?? all)];
  });
}
