import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const files: Readonly<Record<string, string>> = {
  'source.corefile': 'grammars/corefile.tmLanguage.json',
  'corefile.yaml.injection': 'grammars/corefile.yaml-injection.json',
  'corefile.markdown.injection': 'grammars/corefile.markdown-injection.json',
};
/** Stand-ins for the grammars an editor brings along: a block scalar is a string there, a fence is one too. */
const hosts: Readonly<Record<string, object>> = {
  'source.yaml': {
    scopeName: 'source.yaml',
    patterns: [
      { name: 'comment.line.yaml', match: '#.*$' },
      { begin: '^(\\s*)([\\w.-]+):\\s*[|>]', while: '^(?:\\1\\s+|\\s*$)', name: 'string.unquoted.block.yaml' },
      { match: '^\\s*([\\w.-]+)(?=:)', captures: { 1: { name: 'entity.name.tag.yaml' } } },
    ],
  },
  'text.html.markdown': {
    scopeName: 'text.html.markdown',
    patterns: [{ begin: '^`{3,}.*$', end: '^`{3,}$', name: 'markup.raw.block' }],
  },
};

export interface Piece {
  readonly text: string;
  readonly scopes: readonly string[];
}

/** Loads a grammar with our injections, as VS Code would. */
export async function loadGrammar(scopeName: string): Promise<(text: string) => readonly Piece[]> {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async scope => {
      const host = hosts[scope];
      if (host) return parseRawGrammar(JSON.stringify(host), `${scope}.json`);
      const path = files[scope];
      return path ? parseRawGrammar(readFileSync(path, 'utf8'), path) : null;
    },
    getInjections: scope =>
      scope === 'source.yaml'
        ? ['corefile.yaml.injection']
        : scope === 'text.html.markdown'
          ? ['corefile.markdown.injection']
          : [],
  });
  const grammar = (await registry.loadGrammar(scopeName)) as IGrammar;
  return text => {
    let state = INITIAL;
    return text.split('\n').flatMap(line => {
      const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
      state = ruleStack;
      return tokens
        .map(({ startIndex, endIndex, scopes }) => ({ text: line.slice(startIndex, endIndex), scopes }))
        .filter(({ text }) => text.trim() !== '');
    });
  };
}
