import type { Profile } from '@corefile/linter';
import { type File, type Host, parse, type Source } from '@corefile/parser';
import { rules, schemas } from '@corefile/plugins';
import {
  type CheckedDocument,
  type CheckOptions,
  checkProject,
  type DocumentProblem,
  loadProject,
  type ProjectOptions,
  type Surroundings,
  type Unit,
} from '@corefile/project';
import type { CorefileSource, Document } from '@corefile/sources';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from './settings.ts';
import { fileUri, pathOf } from './uri.ts';

/** A Corefile in an open document: its tree for places, its unit for meaning. */
export interface Piece {
  readonly source: CorefileSource;
  readonly file: File;
  /** What CoreDNS would be started with; absent for a piece that no Corefile at hand reads. */
  readonly unit: Unit | undefined;
  /** The text's own Source in the unit's program. */
  readonly loaded: Source | undefined;
  /** It is imported into a server block, so that it begins with plugins. */
  readonly insideBlock: boolean;
}

/** All that is known of one version of a document. */
export interface DocumentState {
  readonly document: TextDocument;
  readonly pieces: readonly Piece[];
  readonly units: readonly Unit[];
  readonly checked: readonly CheckedDocument[];
  /** Files it reads, itself included. */
  readonly reads: ReadonlySet<string>;
  /** Paths are those of the program or of a document; open documents have the URI the editor gave them. */
  uriOf(path: string): string;
}

export interface Environment {
  readonly surroundings: Surroundings;
  /** The configuration file that holds for a document. */
  config?(path: string): Promise<FolderConfig | undefined>;
}

/** What a configuration file of the project says; the user's own settings win over it. */
export interface FolderConfig extends Pick<CheckOptions, 'severityOf'> {
  readonly profile: Profile | undefined;
  readonly env: Readonly<Record<string, string>>;
  /** The CoreDNS it is for; the newest when undefined. */
  readonly build: ProjectOptions | undefined;
  readonly requireReason: boolean;
}

/** The open documents, each analysed at most once per version. */
export class Workspace {
  private readonly environment: Environment;
  private readonly open = new Map<string, TextDocument>();
  private readonly states = new Map<string, Promise<DocumentState>>();
  settings: Settings;

  constructor(environment: Environment, settings: Settings) {
    this.environment = environment;
    this.settings = settings;
  }

  /** Takes a new version of a document; those that import it are stale with it. */
  async update(document: TextDocument): Promise<void> {
    const { uri, languageId, version } = document;
    // A copy: the editor's document changes under the hands of whoever still works on this version.
    this.open.set(uri, TextDocument.create(uri, languageId, version, document.getText()));
    await this.invalidate(document.uri);
  }

  async close(uri: string): Promise<void> {
    this.open.delete(uri);
    await this.invalidate(uri);
  }

  /** Everything anew: the settings or files outside the editor changed. */
  reset(): void {
    this.states.clear();
  }

  async state(uri: string): Promise<DocumentState | undefined> {
    const document = this.open.get(uri);
    if (!document) return undefined;
    const known = this.states.get(uri);
    if (known) return known;
    const state = this.analyse(document);
    this.states.set(uri, state);
    return state;
  }

  uriOf(path: string): string {
    for (const uri of this.open.keys()) if (this.pathOf(uri) === path) return uri;
    return fileUri(path);
  }

  /** Problems by URI, of open documents and of the files they import; an imported one is judged with its importers. */
  async problems(): Promise<ReadonlyMap<string, readonly DocumentProblem[]>> {
    const states = await this.all();
    const found = new Map<string, DocumentProblem[]>(states.map(({ document }) => [document.uri, []]));
    for (const state of states) {
      if (this.importers(state, states).length > 0) continue;
      for (const { document, problems } of state.checked) {
        const uri = state.uriOf(document.path);
        found.set(uri, [...(found.get(uri) ?? []), ...problems.filter(problem => this.counts(problem, state))]);
      }
    }
    return found;
  }

  private counts({ rule, code }: DocumentProblem, { document, pieces }: DocumentState): boolean {
    // Most YAML in a workspace has nothing to do with CoreDNS.
    if (rule === 'no-corefile' || rule === 'empty-document') return false;
    if (code === 'CF002' && pieces.length === 0) return /^\s*["']?Corefile["']?\s*:/m.test(document.getText());
    return true;
  }

  private async all(): Promise<readonly DocumentState[]> {
    const states = await Promise.all([...this.open.keys()].map(uri => this.state(uri)));
    return states.filter(state => state !== undefined);
  }

  private importers(state: DocumentState, states: readonly DocumentState[]): readonly DocumentState[] {
    const path = this.pathOf(state.document.uri);
    return states.filter(other => other !== state && other.reads.has(path));
  }

  private async invalidate(uri: string): Promise<void> {
    const path = this.pathOf(uri);
    this.states.delete(uri);
    for (const [other, state] of [...this.states]) if ((await state).reads.has(path)) this.states.delete(other);
  }

  private async analyse(document: TextDocument): Promise<DocumentState> {
    const { settings } = this;
    const path = this.pathOf(document.uri);
    const config = await this.environment.config?.(path);
    const build = config?.build ?? { plugins: schemas };
    const project = await loadProject(
      [{ path: named(path, document.languageId), text: document.getText() }],
      { absolute: path => path, host: this.host(config?.env) },
      { ...build, alsoValid: [...settings.plugins, ...(build.alsoValid ?? [])] },
    );
    const { units } = project;
    const profile = settings.profile ?? config?.profile;
    const checked = checkProject(project, {
      plugins: build.plugins,
      rules,
      severityOf: (rule, path) => settings.rules.get(rule) ?? config?.severityOf?.(rule, path),
      comments: { requireReason: config?.requireReason ?? false },
      ...(profile === undefined ? {} : { profile }),
    });
    const found = project.documents.flatMap(({ found }) => found.sources);
    const importing = await this.importingUnits(document.uri, path);
    const reads = new Set(units.flatMap(({ program }) => program.sources.map(({ path }) => path)));
    // What it imports has another meaning now.
    for (const other of this.open.keys())
      if (other !== document.uri && reads.has(this.pathOf(other))) this.states.delete(other);
    return {
      document,
      units,
      checked,
      reads,
      pieces: found.map(source => this.piece(source, path, importing.length > 0 ? importing : units)),
      uriOf: asked => (asked === named(path, document.languageId) ? document.uri : this.uriOf(asked)),
    };
  }

  /** Units of other open documents that import this one. */
  private async importingUnits(uri: string, path: string): Promise<readonly Unit[]> {
    const others = [...this.states].filter(([other]) => other !== uri).map(([, state]) => state);
    const units: Unit[] = [];
    for (const state of others) {
      // A document being analysed at this moment may wait for this one in turn.
      const settled = await Promise.race([state, Promise.resolve(undefined)]);
      for (const unit of settled?.units ?? [])
        if (unit.program.sources.some(source => source !== unit.program.main && source.path === path)) units.push(unit);
    }
    return units;
  }

  private piece(source: CorefileSource, path: string, units: readonly Unit[]): Piece {
    const { file } = parse({ path: source.name, text: source.text });
    for (const unit of units) {
      const loaded = unit.program.sources.find(each => {
        const place = unit.placeOf(each);
        return place === source || (!('document' in place) && place.path === path);
      });
      if (!loaded) continue;
      const insideBlock =
        loaded !== unit.program.main &&
        !unit.program.blocks.some(({ keys }) => keys.some(({ token }) => token.token.source === loaded));
      return { source, file, unit, loaded, insideBlock };
    }
    const insideBlock = source.key?.endsWith('.override') ?? false;
    return { source, file, unit: undefined, loaded: undefined, insideBlock };
  }

  /** Open documents come before the files beneath them. */
  private host(env: Readonly<Record<string, string>> = {}): Host {
    const { host } = this.environment.surroundings;
    const texts = new Map([...this.open.values()].map(document => [this.pathOf(document.uri), document]));
    return {
      ...host,
      readFile: path => texts.get(path)?.getText() ?? host.readFile(path),
      env: name => (Object.hasOwn(env, name) ? env[name] : host.env(name)),
    };
  }

  private pathOf(uri: string): string {
    return this.environment.surroundings.absolute(pathOf(uri));
  }
}

/** The editor's language decides where the name of the document does not: an untitled one, `dns.conf`. */
function named(path: Document['path'], language: string): string {
  if (language !== 'corefile' || /(?:^|\/)corefile(?:[._-][^/]*)?$|\.corefile$/i.test(path)) return path;
  return `${path}.corefile`;
}
