import { type DocumentState, defaultSettings, type Settings, Workspace } from '@corefile/language-server';
import { glob, type Host } from '@corefile/parser';
import type { Position } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';

/** A document with a cursor: `‸` marks it in the text. */
export interface Marked {
  readonly workspace: Workspace;
  readonly state: DocumentState;
  readonly position: Position;
  readonly host: Host;
}

export interface MarkedOptions {
  readonly path?: string;
  /** Files on disk, by absolute path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly settings?: Partial<Settings>;
}

export async function open(marked: string, options: MarkedOptions = {}): Promise<Marked> {
  const { path = '/work/Corefile', files = {}, settings = {} } = options;
  const host: Host = {
    readFile: path => files[path] ?? { error: 'missing' },
    glob: pattern =>
      glob(pattern, {
        exists: path => path in files,
        list: folder =>
          Object.keys(files)
            .filter(path => path.startsWith(`${folder}/`))
            .map(path => path.slice(folder.length + 1).split('/', 1)[0] ?? ''),
      }),
    env: () => undefined,
  };
  const workspace = new Workspace(
    { surroundings: { absolute: path => path, host } },
    { ...defaultSettings, ...settings },
  );
  const offset = Math.max(marked.indexOf('‸'), 0);
  const language = /ya?ml$/.test(path) ? 'yaml' : 'corefile';
  const document = TextDocument.create(`file://${path}`, language, 1, marked.replace('‸', ''));
  await workspace.update(document);
  const state = await workspace.state(document.uri);
  if (!state) throw new Error('the document is not open');
  return { workspace, state, position: document.positionAt(offset), host };
}

/** The same Corefile text in a ConfigMap, as it stands in a cluster. */
export const inConfigMap = (corefile: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: coredns\n  namespace: kube-system\ndata:\n  Corefile: |\n${corefile
    .split('\n')
    .map(line => (line === '' ? '' : `    ${line}`))
    .join('\n')}`;
