import { isAbsolutePath, joinPath } from '@corefile/golang';
import type { CheckContext, Report } from '@corefile/schema';
import { hasCertificate, hasPrivateKey } from './pem.ts';

interface Files {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
  readonly ca_root?: string | undefined;
}
type Argument = keyof Files;

const demands: readonly [Argument, (text: string) => boolean, string][] = [
  ['cert', hasCertificate, 'certificate'],
  ['key', hasPrivateKey, 'private key'],
  ['ca', hasCertificate, 'certificate'],
  ['ca_root', hasCertificate, 'certificate'],
];

/** A path of the Corefile with `root` before it (filepath.Join). */
export const underRoot = (path: string, root = ''): string =>
  root === '' || isAbsolutePath(path) ? path : joinPath(root, path);

/** Looks into the files CoreDNS loads while it starts: each must exist and have a PEM block of its kind. */
export function checkFiles(files: Files, report: Report, { facts, readFile }: CheckContext): void {
  for (const [at, holds, what] of demands) {
    const path = files[at];
    if (path === undefined || (path === '' && at.startsWith('ca'))) continue;
    const text = readFile?.(underRoot(path, facts.root));
    if (text === undefined)
      report(`the file '${path}' is read when CoreDNS starts; it must exist`, { at, environment: true });
    else if (!holds(text)) report(`'${path}' holds no ${what} in PEM format; name the file that does`, { at });
  }
}
