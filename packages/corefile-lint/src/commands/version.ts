import { corednsVersion, version } from '@corefile/project';

export const versionText = (asJson: boolean): string =>
  asJson
    ? `${JSON.stringify({ name: 'corefile-lint', version, coredns: corednsVersion, node: process.versions.node })}\n`
    : `corefile-lint ${version} (CoreDNS ${corednsVersion})\n`;
