import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readText } from './corefile.ts';
import { wrongField } from './manifest-fields.ts';
import { at, InputError } from './problem-text.ts';
import { yamlData, yamlFault } from './yaml-data.ts';

const kinds = new Set([
  'Namespace',
  'Service',
  'Endpoints',
  'EndpointSlice',
  'Pod',
  'Node',
  'ServiceImport',
  'ConfigMap',
  'Deployment',
]);

/** The objects of `kubectl get … -o yaml` dumps: files, directories of them, lists and several documents. */
export async function loadCluster(paths: readonly string[]): Promise<readonly unknown[]> {
  const objects: unknown[] = [];
  for (const path of paths.flatMap(filesOf)) {
    const text = readText(path);
    for (const document of path.endsWith('.json') || text.trimStart().startsWith('{')
      ? readJson(path, text)
      : await readYaml(path, text))
      objects.push(...objectsOf(path, document));
  }
  return objects;
}

function filesOf(path: string): readonly string[] {
  if (path === '-' || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  return readdirSync(path)
    .filter(name => /\.(ya?ml|json)$/.test(name))
    .sort()
    .map(name => join(path, name));
}

function readJson(path: string, text: string): readonly unknown[] {
  try {
    return [JSON.parse(text)];
  } catch (error) {
    throw new InputError(`${path}: not JSON: ${(error as Error).message}`);
  }
}

async function readYaml(path: string, text: string): Promise<readonly unknown[]> {
  const { parseAllDocuments } = await import('./yaml.ts');
  return [...parseAllDocuments(text, { merge: true })].map(document => {
    const [error] = document.errors;
    if (error) {
      const { line = 1, col = 1 } = error.linePos?.[0] ?? {};
      throw new InputError(at(path, line, col, yamlFault(error)));
    }
    return yamlData(document, path);
  });
}

interface Manifest {
  readonly kind?: unknown;
  readonly items?: unknown;
  readonly metadata?: { readonly name?: unknown };
}

function objectsOf(path: string, document: unknown): readonly unknown[] {
  if (document === null || document === undefined) return [];
  const { kind, items, metadata } = document as Manifest;
  if (typeof kind !== 'string') throw new InputError(`${path}: not a Kubernetes manifest: it has no kind`);
  if (kind.endsWith('List'))
    return Array.isArray(items)
      ? items.flatMap(item =>
          objectsOf(path, kind === 'List' ? item : { kind: kind.slice(0, -4), ...(item as object) }),
        )
      : [];
  if (!kinds.has(kind))
    throw new InputError(
      `${path}: a manifest of kind ${kind} says nothing about DNS; give Namespaces, Services, EndpointSlices and Pods`,
    );
  if (typeof metadata?.name !== 'string') throw new InputError(`${path}: a ${kind} without metadata.name`);
  const wrong = wrongField(document as { readonly [name: string]: unknown });
  if (wrong !== undefined) throw new InputError(`${path}: ${kind} ${metadata.name}: ${wrong}`);
  return [document];
}
