import type { Answer, Outcome } from './wire-answer.ts';

const SECTIONS = ['question', 'answer', 'authority', 'additional'] as const;

/** Where two normalised outcomes differ, `-` ours and `+` the server's, one line each; empty when they are the same. */
export function describeDifference(ours: Outcome, theirs: Outcome): string {
  if (!('rcode' in ours) || !('rcode' in theirs)) return side(summary(ours), summary(theirs));
  return [
    side(`${ours.rcode} ${ours.flags.join(' ')}`, `${theirs.rcode} ${theirs.flags.join(' ')}`),
    ...SECTIONS.map(section => sectionDifference(section, ours, theirs)),
    side(JSON.stringify(ours.edns), JSON.stringify(theirs.edns)),
  ]
    .filter(text => text !== '')
    .join('\n');
}

const summary = (outcome: Outcome) => ('rcode' in outcome ? outcome.rcode : outcome.outcome);

const side = (ours: string | undefined, theirs: string | undefined) =>
  ours === theirs ? '' : `  - ${ours}\n  + ${theirs}`;

function sectionDifference(section: (typeof SECTIONS)[number], ours: Answer, theirs: Answer): string {
  if (ours[section].join('\n') === theirs[section].join('\n')) return '';
  const only = (mark: string, here: readonly string[], there: readonly string[]) =>
    here.filter(record => !there.includes(record)).map(record => `  ${mark} ${section}: ${record}`);
  const lines = [...only('-', ours[section], theirs[section]), ...only('+', theirs[section], ours[section])];
  return lines.length > 0 ? lines.join('\n') : `  - ${section}: the same records in another order or number`;
}
