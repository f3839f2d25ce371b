import { cleanPath, isAbsolutePath, joinPath, utf8Length } from '@corefile/golang';

const LONGEST_PATH = 4095;
const LONGEST_NAME = 255;

/**
 * Why the kernel refuses to look a path up, other than that nothing is there, which plugins that call `os.Stat` only
 * warn of: it is too long, or a file stands where a directory should. Undefined when nothing is known against it.
 */
export function pathFault(path: string, readFile?: (path: string) => string | undefined): string | undefined {
  const parts = path.split('/');
  if (utf8Length(path) > LONGEST_PATH || parts.some(part => utf8Length(part) > LONGEST_NAME)) return 'it is too long';
  const file = parts
    .map((_, at) => parts.slice(0, at).join('/'))
    .find(above => above !== '' && readFile?.(cleanPath(above)) !== undefined);
  return file === undefined ? undefined : `${file} is a file`;
}

/** The path of a plugin's file or directory: relative ones start from `root`. */
export const rooted = (path: string, root = ''): string =>
  root === '' || isAbsolutePath(path) ? path : joinPath(root, path);
