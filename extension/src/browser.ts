import * as vscode from 'vscode';
import { LanguageClient } from 'vscode-languageclient/browser';
import { register } from './client.ts';

export function activate(context: vscode.ExtensionContext): void {
  register(context, async options => {
    // A worker from the extension's own address is refused where extensions come from another host.
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(context.extensionUri, 'dist/server.cjs'));
    const script = new Blob([new TextDecoder().decode(bytes)], { type: 'text/javascript' });
    return new LanguageClient('corefile', 'Corefile', new Worker(URL.createObjectURL(script)), options);
  });
}
