/** What a comment tells the linter; `place` is where the rules stand in the comment's text. */
export interface SuppressionComment {
  readonly kind: 'next-line' | 'line' | 'file' | 'disable' | 'enable';
  /** Names or short codes as written, each with its offset in the comment. */
  readonly rules: readonly { readonly text: string; readonly start: number }[];
  readonly reason?: string;
}

const marker = /^#+\s*corefile-lint-(disable-next-line|disable-line|disable-file|disable|enable)(?=\s|$)(.*)$/s;

/**
 * Reads `# corefile-lint-disable-next-line RULE[, RULE] -- reason` and its kin. Undefined for any other comment;
 * `rules` is empty if none is named, which silences nothing.
 */
export function readSuppression(comment: string): SuppressionComment | undefined {
  const [, word, rest = ''] = marker.exec(comment) ?? [];
  if (word === undefined) return undefined;
  const kind = word.replace('disable-', '') as SuppressionComment['kind'];
  const dashes = /(?:^|\s)--(?=\s|$)/.exec(rest);
  const names = dashes ? rest.slice(0, dashes.index) : rest;
  const reason = dashes
    ? rest
        .slice(dashes.index)
        .replace(/^\s*--/, '')
        .trim()
    : '';
  const from = comment.length - rest.length;
  const rules = [...names.matchAll(/[^\s,]+/g)].map(match => ({ text: match[0], start: from + match.index }));
  return { kind, rules, ...(reason === '' ? {} : { reason }) };
}

/** Surely meant as one of these comments: `corefile-lint-disble`, `corefile-lint: ignore`, `corefile-lint disable`. */
export const looksLikeSuppression = (comment: string): boolean =>
  /^#+\s*corefile-lint(?:[-:]|\s+(?:disable|enable|ignore)(?![a-z]))/i.test(comment);
