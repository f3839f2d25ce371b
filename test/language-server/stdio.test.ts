import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, test } from 'vitest';
import {
  createProtocolConnection,
  type Diagnostic,
  type Hover,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node';
import { inConfigMap } from './marked.ts';

const bundle = 'packages/language-server/dist/server.cjs';
const capabilities = {
  workspace: { configuration: false },
  textDocument: { completion: { completionItem: { snippetSupport: true } }, publishDiagnostics: {} },
};

let server: ChildProcess | undefined;
afterEach(() => server?.kill());

/** Starts the built server as an editor does, and collects what it publishes. */
async function start() {
  server = spawn(process.execPath, [bundle, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const { stdin, stdout } = server;
  if (!stdin || !stdout) throw new Error('no pipes');
  const connection = createProtocolConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
  connection.listen();
  const initialized = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    capabilities,
  });
  await connection.sendNotification('initialized', {});
  return { connection, initialized };
}

const published = (connection: ProtocolConnection, uri: string) =>
  new Promise<readonly Diagnostic[]>(resolve => {
    connection.onNotification(
      'textDocument/publishDiagnostics',
      (params: { uri: string; diagnostics: Diagnostic[] }) => {
        if (params.uri === uri) resolve(params.diagnostics);
      },
    );
  });
const open = (connection: ProtocolConnection, uri: string, languageId: string, text: string) =>
  connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId, version: 1, text } });
const change = (connection: ProtocolConnection, uri: string, version: number, line: number, text: string) =>
  connection.sendNotification('textDocument/didChange', {
    textDocument: { uri, version },
    contentChanges: [{ range: { start: { line, character: 0 }, end: { line, character: 0 } }, text }],
  });

describe.skipIf(!existsSync(bundle))('the built server over stdio', () => {
  test('a Corefile: problems, hover, completion on a line being typed, formatting, evaluation', async () => {
    const { connection, initialized } = await start();
    expect(initialized.capabilities.textDocumentSync).toMatchObject({ change: 2 });
    const uri = 'file:///tmp/nowhere/Corefile';
    const first = published(connection, uri);
    await open(connection, uri, 'corefile', '.:53 {\n    fowrard . 1.1.1.1\n    whoami\n}\n');
    const refused = (await first).filter(({ severity }) => severity === 1);
    expect(refused.map(({ code, range }) => [code, range.start])).toEqual([
      ['unknown-plugin', { line: 1, character: 4 }],
    ]);
    const textDocument = { uri };
    const hover = await connection.sendRequest<Hover>('textDocument/hover', {
      textDocument,
      position: { line: 2, character: 6 },
    });
    expect(JSON.stringify(hover.contents)).toContain('whoami');

    // The misspelt line goes, another is begun: no answer may come from the text before.
    await connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } }, text: '' }],
    });
    const second = published(connection, uri);
    await change(connection, uri, 3, 1, '    forward . 1.1.1.1 {\n        policy \n    }\n');
    const list = await connection.sendRequest<{ items: { label: string }[] }>('textDocument/completion', {
      textDocument,
      position: { line: 2, character: 15 },
    });
    expect(list.items.map(({ label }) => label)).toEqual(['random', 'round_robin', 'sequential']);
    expect((await second).map(({ code }) => code)).toContain('required-argument-missing');

    const other = 'file:///tmp/nowhere/other/Corefile';
    await open(connection, other, 'corefile', '.:5300 {\n  log\n  whoami\n}\n');
    const edits = await connection.sendRequest<unknown[]>('textDocument/formatting', {
      textDocument: { uri: other },
      options: { tabSize: 4, insertSpaces: true },
    });
    expect(edits).toHaveLength(1);
    expect(
      await connection.sendRequest<string>('corefile/evaluate', {
        textDocument: { uri: other },
        query: 'a.example.org',
      }),
    ).toContain('NOERROR');
    await connection.sendRequest('shutdown');
  });

  test('a ConfigMap: problems and answers at the places of the YAML', async () => {
    const { connection } = await start();
    const uri = 'file:///tmp/nowhere/coredns.yaml';
    const diagnostics = published(connection, uri);
    await open(connection, uri, 'yaml', inConfigMap('.:53 {\n    cache abc 5 {\n        succes 1\n    }\n    fo\n}\n'));
    const found = await diagnostics;
    expect(found.map(({ range }) => range.start.line)).toContain(9);
    const list = await connection.sendRequest<{ items: { label: string }[] }>('textDocument/completion', {
      textDocument: { uri },
      position: { line: 11, character: 10 },
    });
    expect(list.items.map(({ label }) => label)).toContain('forward');
  });

  test('the configuration file of the project holds for the editor too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'editor-'));
    try {
      const config = 'rules:\n  unknown-plugin: warning\nenv:\n  NAME: whoami\ncorednsVersion: 1.14.3\n';
      writeFileSync(join(folder, '.corefile-lint.yaml'), config);
      const { connection } = await start();
      const uri = pathToFileURL(join(folder, 'Corefile')).href;
      const diagnostics = published(connection, uri);
      await open(
        connection,
        uri,
        'corefile',
        '.:53 {\n    {$NAME}\n    fowrard . 1.1.1.1\n    forward . dns.corp\n}\n',
      );
      const found = (await diagnostics).filter(({ code }) => code === 'unknown-plugin' || code === 'forward-to-syntax');
      expect(found.map(({ code, range, severity }) => [code, range.start.line, severity])).toEqual([
        ['unknown-plugin', 2, 2],
        ['forward-to-syntax', 3, 1],
      ]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  test('the same file runs in a worker, where there is no Node', async () => {
    const sent: { id?: number; result?: InitializeResult }[] = [];
    const self: Record<string, unknown> = {
      postMessage: (message: (typeof sent)[number]) => sent.push(message),
      addEventListener: () => {},
      TextEncoder,
      TextDecoder,
      setTimeout,
      clearTimeout,
      queueMicrotask,
      URL,
      console,
    };
    self.self = self;
    runInNewContext(readFileSync(bundle, 'utf8'), self);
    await new Promise(resolve => setTimeout(resolve, 50));
    const receive = self.onmessage as (event: { data: unknown }) => void;
    receive({
      data: { jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities } },
    });
    await expect.poll(() => sent.find(({ id }) => id === 1)?.result?.capabilities.hoverProvider).toBe(true);
  });
});
