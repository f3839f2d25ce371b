import * as vscode from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { register } from './client.ts';

export function activate(context: vscode.ExtensionContext): void {
  register(context, options => {
    const own = vscode.workspace.getConfiguration('corefile').get<string | null>('server.path');
    const module = own ?? context.asAbsolutePath('dist/server.cjs');
    return new LanguageClient('corefile', 'Corefile', { module, transport: TransportKind.ipc }, options);
  });
}
