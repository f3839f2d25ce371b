import type { CheckContext, Report } from '../plugin.ts';
import { hasNoAuthority, keyPairFault } from './certificate-fault.ts';
import { rooted } from './path-fault.ts';

/** Files of a certificate, its key and the authorities, with the names of the arguments or options they stand at. */
export interface TlsFiles {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
}

/**
 * Checks the files of a client's `tls [CA | CERT KEY | CERT KEY CA]` (plugin/pkg/tls). Whether a file is there is for
 * the machine to say; what lies in it is refused wherever it runs.
 */
export function checkTlsFiles(
  files: readonly string[],
  report: Report,
  context: Pick<CheckContext, 'facts' | 'readFile'>,
): void {
  const [first, key, ca] = files;
  checkCertificates(key === undefined ? { ca: first } : { cert: first, key, ca }, report, context, () => 'tls');
}

/** As `checkTlsFiles`, reporting each file `at` its own place; '' for the authorities means those of the machine. */
export function checkCertificates(
  { cert, key, ca }: TlsFiles,
  report: Report,
  { facts, readFile }: Pick<CheckContext, 'facts' | 'readFile'>,
  at: (file: keyof TlsFiles) => string,
): void {
  const read = (file: keyof TlsFiles, path: string) => {
    const text = readFile?.(rooted(path, facts.root));
    if (text === undefined)
      report(`the file '${path}' is read when CoreDNS starts; it must exist`, { at: at(file), environment: true });
    return text;
  };
  if (cert !== undefined && key !== undefined) {
    const texts = [read('cert', cert), read('key', key)] as const;
    const fault = texts[0] === undefined || texts[1] === undefined ? undefined : keyPairFault(texts[0], texts[1]);
    if (fault) {
      const file = fault.file === 'key' ? 'key' : 'cert';
      report(`'${file === 'key' ? key : cert}' ${fault.message}`, { at: at(file) });
    }
  }
  if (ca === undefined || ca === '') return;
  const authorities = read('ca', ca);
  if (authorities !== undefined && hasNoAuthority(authorities))
    report(`'${ca}' holds no certificate in PEM format; name the authorities' file`, { at: at('ca') });
}
