import { type CheckContext, checkCertificates, type Report } from '@corefile/schema';

interface Files {
  readonly cert?: string | undefined;
  readonly key?: string | undefined;
  readonly ca?: string | undefined;
  readonly ca_root?: string | undefined;
}

/** Looks into the files CoreDNS loads while it starts: each must exist, and hold what it is for. */
export function checkFiles({ ca_root, ...files }: Files, report: Report, context: CheckContext): void {
  checkCertificates(files, report, context, file => file);
  checkCertificates({ ca: ca_root }, report, context, () => 'ca_root');
}
