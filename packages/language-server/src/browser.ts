import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from './server.ts';

declare const self: ConstructorParameters<typeof BrowserMessageReader>[0];

// A worker of a web page has no files: only open documents are known to it.
startServer(createConnection(new BrowserMessageReader(self), new BrowserMessageWriter(self)), {
  hasFiles: false,
  surroundings: {
    absolute: path => path,
    host: { readFile: () => ({ error: 'missing' }), glob: () => [], env: () => undefined },
  },
});
