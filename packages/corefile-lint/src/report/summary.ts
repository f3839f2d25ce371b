import type { CheckedDocument } from '@corefile/project';

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function summaryOf(documents: readonly CheckedDocument[]): Summary {
  const severities = documents.flatMap(({ problems }) => problems.map(({ severity }) => severity));
  const count = (severity: string) => severities.filter(each => each === severity).length;
  return { files: documents.length, errors: count('error'), warnings: count('warning'), infos: count('info') };
}
