import { isAbsolutePath, joinPath } from '@corefile/golang';
import type { CheckContext, Report } from '../plugin.ts';

/**
 * Checks the files of a client's `tls [CA | CERT KEY | CERT KEY CA]` as far as text tells (plugin/pkg/tls). Whether a
 * file is there is for the machine to say; a CA file without any certificate is refused wherever it runs.
 */
export function checkTlsFiles(
  files: readonly string[],
  report: Report,
  context: Pick<CheckContext, 'facts' | 'readFile'>,
): void {
  const authority = files.length === 2 ? undefined : files.at(-1);
  for (const file of files) {
    if (file === '' && file === authority) continue; // no file: the machine's own authorities
    const root = context.facts.root ?? '';
    const path = isAbsolutePath(file) || root === '' ? file : joinPath(root, file);
    const text = context.readFile?.(path);
    if (text === undefined) report(`the file ${path} cannot be read`, { at: 'tls', environment: true });
    else if (file === authority && !text.includes('-----BEGIN CERTIFICATE-----'))
      report(`${path} holds no certificate in PEM format; name the authorities' file`, { at: 'tls' });
  }
}
