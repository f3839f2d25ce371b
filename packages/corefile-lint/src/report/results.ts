import type { Rule } from '@corefile/linter';
import type { CheckedDocument, DocumentProblem } from '@corefile/project';
import type { Document } from '@corefile/sources';

/** What a run found: the one input of every report. */
export interface Results {
  readonly documents: readonly ReportedDocument[];
  /** Of everything found, also of what --quiet and --max-problems leave out. */
  readonly summary: Summary;
  /** Every rule there is: reports explain those that were broken. */
  readonly rules: readonly Rule[];
  readonly version: string;
}

export interface ReportedDocument {
  readonly document: Document;
  /** To be shown, by place. */
  readonly problems: readonly DocumentProblem[];
  /** Silenced by a comment (`inSource`) or by a baseline (`external`). */
  readonly silenced: readonly {
    readonly problem: DocumentProblem;
    readonly kind: 'inSource' | 'external';
    readonly reason?: string;
  }[];
}

export interface Summary {
  readonly files: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
}

export function summaryOf(documents: readonly Pick<CheckedDocument, 'problems'>[]): Summary {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { problems } of documents) for (const { severity } of problems) counts[severity]++;
  return { files: documents.length, errors: counts.error, warnings: counts.warning, infos: counts.info };
}

/** `2 errors, 1 warning, 0 info in 3 files` */
export function summaryLine({ files, errors, warnings, infos }: Summary): string {
  const count = (n: number, what: string) => `${n} ${what}${n === 1 ? '' : 's'}`;
  return `${count(errors, 'error')}, ${count(warnings, 'warning')}, ${infos} info in ${count(files, 'file')}`;
}
