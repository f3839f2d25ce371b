import { glob, type Host, load, type Program, type Source } from '@corefile/parser';
import type { AnyPlugin, DecodeOptions, Model, ReadYaml } from '@corefile/schema';
import { decode } from '@corefile/schema';
import { type CorefileSource, type Document, type FoundSources, loadCorefiles, mountedFiles } from '@corefile/sources';

/** The world around the documents. Paths are absolute and POSIX. */
export interface Surroundings {
  /** Turns a path as the user named it into an absolute one. */
  absolute(path: string): string;
  /** How an imported file is called in reports; its absolute path when left out. */
  display?(path: string): string;
  readonly host: Host;
  /** Are the files at hand those of the machine that CoreDNS runs on, so that one that is missing is missing there? */
  readonly hasAllFiles?: boolean;
}

export interface ProjectOptions {
  /** What the server is built with, in execution order. */
  readonly plugins: readonly AnyPlugin[];
  /** Further directive names that are no mistakes (external plugins). */
  readonly alsoValid?: readonly string[];
  /** Release of CoreDNS whose plugins these are; the newest when left out. */
  readonly version?: string;
}

/** One Corefile that CoreDNS would be started with, loaded and decoded. */
export interface Unit {
  readonly source: CorefileSource;
  readonly program: Program;
  readonly model: Model;
  /** Is there nothing at a path as the Corefile gives it? Absent when that is for another machine to say. */
  readonly isMissing?: (path: string) => boolean;
  /** The document behind each source of the program. */
  placeOf(source: Source): CorefileSource | Document;
}

export interface Project {
  readonly documents: readonly { readonly document: Document; readonly found: FoundSources }[];
  readonly units: readonly Unit[];
}

/** Finds the Corefiles of all documents, merges ConfigMaps that belong together, loads and decodes each. */
export async function loadProject(
  documents: readonly Document[],
  surroundings: Surroundings,
  options: ProjectOptions,
): Promise<Project> {
  const loaded = await Promise.all(
    documents.map(async document => ({ document, found: await loadCorefiles(document) })),
  );
  const pieces = loaded.flatMap(({ found }) => [...found.sources, ...found.files]);
  const mains = pieces.filter(({ kind }) => kind === 'corefile' || kind === 'configmap' || kind === 'helm-values');
  const units = await Promise.all(
    mains.map(main => loadUnit(main, mains.length === 1 ? pieces : mountable(main, pieces), surroundings, options)),
  );
  const kept = withoutImported(units);
  return { documents: loaded, units: [...kept, ...(await standalone(pieces, kept, surroundings, options))] };
}

/** A file that another Corefile at hand imports is no Corefile of its own: it is judged where it is imported. */
function withoutImported(units: readonly Unit[]): readonly Unit[] {
  const importedBy = (unit: Unit) =>
    unit.source.kind === 'corefile' ? unit.program.sources.slice(1).map(({ path }) => path) : [];
  const imported = new Set(units.flatMap(importedBy));
  const isPiece = ({ source, program }: Unit) => source.kind === 'corefile' && imported.has(program.main.path);
  const kept = units.filter(unit => !isPiece(unit));
  // Of files that import one another in a circle, the first stands for all.
  const covered = new Set(kept.flatMap(importedBy));
  for (const unit of units) {
    if (!isPiece(unit) || covered.has(unit.program.main.path)) continue;
    kept.push(unit);
    for (const path of [unit.program.main.path, ...importedBy(unit)]) covered.add(path);
  }
  return kept;
}

/** With several Corefiles, only what lies in the same namespace can be mounted beside one. */
const mountable = (main: CorefileSource, pieces: readonly CorefileSource[]): readonly CorefileSource[] =>
  pieces.filter(piece => piece === main || piece.document === main.document || piece.namespace === main.namespace);

/** Server blocks of a coredns-custom ConfigMap that no Corefile at hand imports are judged on their own. */
async function standalone(
  pieces: readonly CorefileSource[],
  units: readonly Unit[],
  surroundings: Surroundings,
  options: ProjectOptions,
): Promise<readonly Unit[]> {
  const used = new Set(units.flatMap(unit => unit.program.sources.map(source => unit.placeOf(source))));
  return Promise.all(
    pieces
      .filter(piece => piece.kind === 'configmap-custom' && piece.key?.endsWith('.server') && !used.has(piece))
      .map(piece => loadUnit(piece, [], surroundings, options)),
  );
}

async function loadUnit(
  main: CorefileSource,
  pieces: readonly CorefileSource[],
  surroundings: Surroundings,
  options: ProjectOptions,
): Promise<Unit> {
  const mounted = main.kind === 'corefile' ? new Map<string, CorefileSource>() : mountedFiles(main, pieces);
  const path = main.kind === 'corefile' ? surroundings.absolute(main.document.path) : '/etc/coredns/Corefile';
  const source: Source = { path, text: main.text };
  const directives = new Set([...options.plugins.map(plugin => plugin.name), ...(options.alsoValid ?? [])]);
  const host = withMounted(surroundings.host, mounted);
  const program = load(source, host, { validDirectives: directives });
  const directory = path.slice(0, path.lastIndexOf('/'));
  const model = decode(program, options.plugins, {
    readFile: reader(host, directory),
    ...(await yamlFor(program)),
    ...(options.version === undefined ? {} : { version: options.version }),
  });
  return {
    source: main,
    program,
    model,
    ...(surroundings.hasAllFiles ? { isMissing: missing(host, directory) } : {}),
    placeOf: asked => {
      if (asked === source) return main;
      const { path, text } = asked;
      return mounted.get(path) ?? { path: surroundings.display?.(path) ?? path, text };
    },
  };
}

/** Only a kubeconfig needs the YAML library, which takes as long to load as a Corefile to check; 10⁵ blocks may name one. */
async function yamlFor({ sources }: Program): Promise<Pick<DecodeOptions, 'readYaml'>> {
  if (!sources.some(({ text }) => text.includes('kubeconfig'))) return {};
  const { readYaml } = await import('@corefile/sources/yaml');
  const read = new Map<string, ReturnType<ReadYaml>>();
  return {
    readYaml(text) {
      const known = read.get(text) ?? readYaml(text);
      read.set(text, known);
      return known;
    },
  };
}

const below = (directory: string, name: string): string => (name.startsWith('/') ? name : `${directory}/${name}`);

const missing = (host: Host, directory: string) => (name: string) => {
  const read = host.readFile(below(directory, name));
  return typeof read !== 'string' && read.error === 'missing';
};

/** Reads a file once, though 10⁵ blocks may name it; paths are relative to where the Corefile lies. */
function reader(host: Host, directory: string): (name: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return name => {
    const path = below(directory, name);
    if (!texts.has(path)) {
      const text = host.readFile(path);
      texts.set(path, typeof text === 'string' ? text : undefined);
    }
    return texts.get(path);
  };
}

/** The files of the pod first, then those of the machine. */
function withMounted(host: Host, mounted: ReadonlyMap<string, CorefileSource>): Host {
  if (mounted.size === 0) return host;
  const paths = [...mounted.keys()];
  const directories = {
    exists: (path: string) => mounted.has(path),
    list: (path: string) => {
      const below = paths.filter(each => each.startsWith(`${path}/`)).map(each => each.slice(path.length + 1));
      return below.length > 0 ? below.map(each => each.split('/', 1)[0] as string) : undefined;
    },
  };
  return {
    ...host,
    readFile: path => mounted.get(path)?.text ?? host.readFile(path),
    glob(pattern) {
      const found = glob(pattern, directories);
      if ('error' in found || found.length > 0) return found;
      return host.glob(pattern);
    },
  };
}
