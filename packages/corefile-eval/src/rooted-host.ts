import { dirname, join, resolve } from 'node:path';
import type { Host } from '@corefile/parser';

/** The machine's files with absolute paths below `root`; what lies beside the Corefile (imports) stays where it is. */
export function rootedHost(host: Host, root: string, corefile: string): Host {
  const beside = `${dirname(resolve(corefile))}/`;
  const place = (path: string) => (path.startsWith(beside) ? path : join(root, path));
  return { ...host, readFile: path => host.readFile(place(path)) };
}
