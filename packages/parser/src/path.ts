/** Go's filepath.Clean for absolute POSIX paths: `/a/./b//../c` is `/a/c`. */
export function cleanPath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') parts.pop();
    else parts.push(part);
  }
  return `/${parts.join('/')}`;
}

/** A path as written in `file`, made absolute: relative ones start at the folder of that file. */
export function resolvePath(path: string, file: string): string {
  return path.startsWith('/') ? path : cleanPath(`${file}/../${path}`);
}
