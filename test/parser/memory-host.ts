import { glob, type Host } from '@corefile/parser';

/** Files and variables for `load`; paths are absolute, their folders exist. */
export function memoryHost(files: Record<string, string> = {}, env: Record<string, string> = {}): Host {
  const paths = new Set(Object.keys(files));
  for (const path of paths) {
    const parent = path.slice(0, path.lastIndexOf('/'));
    if (parent !== '') paths.add(parent);
  }
  const list = (directory: string) =>
    [...paths]
      .filter(path => path.slice(0, path.lastIndexOf('/')) === directory)
      .map(path => path.slice(directory.length + 1));
  return {
    env: name => (Object.hasOwn(env, name) ? env[name] : undefined),
    readFile: path => files[path] ?? { error: paths.has(path) ? 'directory' : 'missing' },
    glob: pattern => glob(pattern, { exists: path => paths.has(path), list }),
  };
}
