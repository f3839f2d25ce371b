import * as vscode from 'vscode';
import type { BaseLanguageClient, LanguageClientOptions } from 'vscode-languageclient';

/** What the desktop and the web have in common: all but how a server is started. */
export type CreateClient = (options: LanguageClientOptions) => BaseLanguageClient | Promise<BaseLanguageClient>;

const EVALUATE = 'corefile/evaluate';

/** Starts the server when the first document that concerns it is opened, and offers the commands. */
export function register(context: vscode.ExtensionContext, create: CreateClient): void {
  const output = vscode.window.createOutputChannel('Corefile', { log: true });
  const status = vscode.languages.createLanguageStatusItem('corefile', [{ language: 'corefile' }]);
  status.name = 'Corefile';
  status.command = { command: 'corefile.showOutput', title: 'Output' };
  let client: Promise<BaseLanguageClient> | undefined;

  const start = async (): Promise<BaseLanguageClient> => {
    status.busy = true;
    status.text = 'Corefile: starting';
    const started = await create({
      documentSelector: [{ language: 'corefile' }, { language: 'yaml' }],
      outputChannel: output,
      synchronize: {
        fileEvents: vscode.workspace.createFileSystemWatcher(
          '**/{Corefile*,*.corefile,*.conf,*.zone,*.db,.corefile-lint.*}',
        ),
      },
    });
    await started.start();
    status.busy = false;
    status.text = 'Corefile';
    return started;
  };
  const running = () => {
    client ??= start();
    return client;
  };
  const consider = (document: vscode.TextDocument) => {
    if (concerns(document)) void running();
  };

  context.subscriptions.push(
    output,
    status,
    vscode.workspace.onDidOpenTextDocument(consider),
    vscode.commands.registerCommand('corefile.showOutput', () => output.show()),
    vscode.commands.registerCommand('corefile.restart', async () => {
      await (await client)?.dispose();
      client = undefined;
      await running();
    }),
    vscode.commands.registerCommand('corefile.evaluateQuery', async () => evaluate(await running(), output)),
    { dispose: () => void client?.then(started => started.dispose()) },
  );
  vscode.workspace.textDocuments.forEach(consider);
}

/** Most YAML has nothing to do with CoreDNS, and needs no server. */
const concerns = (document: vscode.TextDocument): boolean =>
  document.languageId === 'corefile' ||
  (document.languageId === 'yaml' && /\bCorefile\b|coredns/.test(document.getText()));

/** Asks for a query and shows what the server of the active document would answer. */
async function evaluate(client: BaseLanguageClient, output: vscode.LogOutputChannel): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const query = await vscode.window.showInputBox({
    title: 'Evaluate Query',
    prompt: 'Name and type, as for dig',
    placeHolder: 'www.example.org A',
  });
  if (!editor || !query) return;
  const textDocument = { uri: editor.document.uri.toString() };
  const answer = await client.sendRequest<string>(EVALUATE, { textDocument, query });
  output.info(`${query}\n${answer}`);
  const document = await vscode.workspace.openTextDocument({ content: answer, language: 'plaintext' });
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
}
