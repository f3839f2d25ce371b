import type { CorefileSource } from './source.ts';

/** Where Kubernetes manifests of CoreDNS mount its ConfigMap. */
const COREFILE_DIRECTORY = '/etc/coredns';

/**
 * The files CoreDNS sees in the pod, by absolute path, for `import` to find: the ConfigMap of `main` in /etc/coredns,
 * and each key of `coredns-custom` in every directory from which `main` imports `*.server`, `*.override` or `*.include`
 * (AKS and Gardener write `custom/*.override`, k3s `/etc/coredns/custom/*.override`).
 * `others` may hold sources and files of any number of documents; ConfigMaps of another namespace are not mounted.
 */
export function mountedFiles(main: CorefileSource, others: readonly CorefileSource[]): Map<string, CorefileSource> {
  const files = new Map<string, CorefileSource>([[`${COREFILE_DIRECTORY}/Corefile`, main]]);
  const directories = customDirectories(main.text);
  for (const source of others) {
    if (source === main || source.key === undefined || source.kind === 'configmap' || source.kind === 'helm-values')
      continue;
    if (source.namespace !== undefined && main.namespace !== undefined && source.namespace !== main.namespace) continue;
    if (isSibling(source, main)) files.set(`${COREFILE_DIRECTORY}/${source.key}`, source);
    else if (source.configMapName?.startsWith('coredns-custom')) {
      for (const directory of directories) files.set(`${directory}/${source.key}`, source);
    }
  }
  return files;
}

function isSibling(source: CorefileSource, main: CorefileSource): boolean {
  if (source.kind !== 'configmap-file') return false;
  if (main.kind === 'helm-values') return source.document === main.document && source.configMapName === undefined;
  return main.kind === 'configmap' && source.configMapName === main.configMapName;
}

function customDirectories(corefile: string): Set<string> {
  const directories = new Set<string>();
  for (const [, path = ''] of corefile.matchAll(CUSTOM_IMPORT)) {
    const directory = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    directories.add(path.startsWith('/') ? directory : joined(COREFILE_DIRECTORY, directory));
  }
  if (directories.size === 0) directories.add(`${COREFILE_DIRECTORY}/custom`);
  return directories;
}

const CUSTOM_IMPORT = /^[ \t]*import[ \t]+"?([^\s"]+\*\.(?:server|override|include))"?[ \t\r]*(?:#.*)?$/gm;

/** `directory` and a relative path below or beside it, without `.` and `..`. */
function joined(directory: string, relative: string): string {
  const parts = directory.split('/');
  for (const part of relative.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.join('/');
}
