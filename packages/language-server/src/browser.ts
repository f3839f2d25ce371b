import type { Host } from '@corefile/parser';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.ts';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

/**
 * A worker of a web page has no files; open documents are all it knows. What an import names is taken to be there, and
 * empty: that it is missing would be a guess.
 */
const imported = new Set<string>();
const host: Host = {
  readFile: path => (imported.has(path) ? '' : { error: 'missing' }),
  glob(pattern) {
    if (/[*?[]/.test(pattern)) return [];
    imported.add(pattern);
    return [pattern];
  },
  env: () => undefined,
};

startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  surroundings: { absolute: path => path, host },
});
