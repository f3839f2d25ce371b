import {
  type CancellationToken,
  type Connection,
  DidChangeConfigurationNotification,
  ErrorCodes,
  type InitializeParams,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { codeActions } from './features/code-action.ts';
import { completion } from './features/completion.ts';
import { diagnostics } from './features/diagnostics.ts';
import { documentLinks } from './features/document-links.ts';
import { documentSymbols } from './features/document-symbols.ts';
import { type EvaluateParams, evaluateQuery, evaluateRequest } from './features/evaluate.ts';
import { foldingRanges } from './features/folding.ts';
import { formatting } from './features/formatting.ts';
import { hover } from './features/hover.ts';
import { definition, prepareRename, references, rename } from './features/references.ts';
import { legend, semanticTokens } from './features/semantic-tokens.ts';
import { signatureHelp } from './features/signature-help.ts';
import { defaultSettings, readSettings } from './settings.ts';
import { type DocumentState, type Environment, Workspace } from './workspace.ts';

/** Milliseconds without typing after which problems are looked for. */
const DEBOUNCE = 150;

/** Connects the features to an editor; transport and files are the caller's. */
export function startServer(connection: Connection, environment: Environment): void {
  const workspace = new Workspace(environment, defaultSettings);
  const documents = new TextDocuments(TextDocument);
  let client: InitializeParams['capabilities'] = {};

  connection.onInitialize(({ capabilities, initializationOptions }): InitializeResult => {
    client = capabilities;
    workspace.settings = readSettings(initializationOptions);
    return { capabilities: serverCapabilities, serverInfo: { name: 'corefile-language-server' } };
  });
  connection.onInitialized(async () => {
    if (client.workspace?.didChangeConfiguration?.dynamicRegistration)
      await connection.client.register(DidChangeConfigurationNotification.type, { section: 'corefile' });
    await readConfiguration();
  });

  const readConfiguration = async (pushed?: unknown) => {
    if (client.workspace?.configuration)
      workspace.settings = readSettings(await connection.workspace.getConfiguration('corefile'));
    else if (pushed !== undefined)
      workspace.settings = readSettings((pushed as { corefile?: unknown } | null)?.corefile);
    else return;
    workspace.reset();
    schedule();
  };
  connection.onDidChangeConfiguration(({ settings }) => readConfiguration(settings));
  // Files beside the open ones changed: imports, zones, certificates.
  connection.onDidChangeWatchedFiles(() => {
    workspace.reset();
    schedule();
  });

  // ---- problems ----------------------------------------------------------------------------------------------------

  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What the editor shows now, so that only changes are sent. */
  const shown = new Map<string, string>();
  const schedule = (delay = DEBOUNCE) => {
    clearTimeout(timer);
    timer = setTimeout(() => void publish(), delay);
  };
  const publish = async () => {
    const problems = workspace.settings.run === 'off' ? new Map() : await workspace.problems();
    const uris = new Set([...shown.keys(), ...problems.keys()]);
    for (const uri of uris) {
      const found = diagnostics(problems.get(uri) ?? [], path => workspace.uriOf(path));
      const text = JSON.stringify(found);
      if (shown.get(uri) === text) continue;
      if (problems.has(uri)) shown.set(uri, text);
      else shown.delete(uri);
      const version = documents.get(uri)?.version;
      await connection.sendDiagnostics({ uri, diagnostics: found, ...(version === undefined ? {} : { version }) });
    }
  };
  documents.onDidOpen(() => schedule(0));
  documents.onDidChangeContent(async ({ document }) => {
    await workspace.update(document);
    if (workspace.settings.run === 'onType') schedule();
  });
  documents.onDidSave(() => schedule(0));
  documents.onDidClose(async ({ document }) => {
    await workspace.close(document.uri);
    schedule(0);
  });

  // ---- questions ---------------------------------------------------------------------------------------------------

  /** Answers from the state of the document; nothing when the editor no longer waits or never opened it. */
  const ask =
    <P extends { readonly textDocument: { readonly uri: string } }, R>(
      answer: (state: DocumentState, params: P) => R | Promise<R>,
    ) =>
    async (params: P, token: CancellationToken): Promise<R | null> => {
      const state = await workspace.state(params.textDocument.uri);
      if (!state || token.isCancellationRequested) return null;
      return answer(state, params);
    };
  connection.onHover(ask((state, { position }) => hover(state, position)));
  connection.onCompletion(
    ask((state, { position }) =>
      completion(state, position, {
        host: environment.surroundings.host,
        snippets: client.textDocument?.completion?.completionItem?.snippetSupport ?? false,
      }),
    ),
  );
  connection.onSignatureHelp(ask((state, { position }) => signatureHelp(state, position)));
  connection.onDocumentSymbol(ask(documentSymbols));
  connection.onFoldingRanges(ask(foldingRanges));
  connection.onDefinition(ask((state, { position }) => definition(state, position)));
  connection.onReferences(
    ask((state, { position, context }) => references(state, position, context.includeDeclaration)),
  );
  connection.onPrepareRename(ask((state, { position }) => prepareRename(state, position)));
  connection.onRenameRequest(
    ask((state, { position, newName }) => {
      const edit = rename(state, position, newName);
      if (typeof edit === 'string') throw new ResponseError(ErrorCodes.InvalidParams, edit);
      return edit;
    }),
  );
  connection.onCodeAction(
    ask(async (state, { range, context }) => {
      const problems = (await workspace.problems()).get(state.document.uri) ?? [];
      return codeActions(state, problems, range, context.only);
    }),
  );
  connection.onDocumentFormatting(ask(formatting));
  connection.onDocumentLinks(ask(documentLinks));
  connection.languages.semanticTokens.on(
    async (params, token) => (await ask(semanticTokens)(params, token)) ?? { data: [] },
  );

  const { host } = environment.surroundings;
  connection.onRequest(
    evaluateRequest,
    ask<EvaluateParams, string>((state, params) => evaluateQuery(state, params, host)),
  );

  documents.listen(connection);
  connection.listen();
}

const serverCapabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
  hoverProvider: true,
  completionProvider: { triggerCharacters: [' ', '/'] },
  signatureHelpProvider: { triggerCharacters: [' '] },
  documentSymbolProvider: true,
  foldingRangeProvider: true,
  definitionProvider: true,
  referencesProvider: true,
  renameProvider: { prepareProvider: true },
  codeActionProvider: { codeActionKinds: ['quickfix', 'source.fixAll.corefile'] },
  documentFormattingProvider: true,
  documentLinkProvider: {},
  semanticTokensProvider: { legend, full: true },
};
