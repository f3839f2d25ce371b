import { EDGE_VALUES } from './edge-values.ts';

/** Words that mean something somewhere, put where they mean nothing. */
const WORDS = [
  ...Object.entries(EDGE_VALUES).flatMap(([list, values]) =>
    list === 'template' || list === 'longregexp' ? [] : values,
  ),
  ...'{ } {} }{ , ; "" "a tls://1.1.1.1 https://dns.example/dns-query 1.2.3.4:99999 #x {$NOPE} {%NOPE%} NXDOMAIN fallthrough IN ANY A true false on off import (x) / _ % 10% 300% \\ \u00a0 \u2028 ü'.split(
    ' ',
  ),
];

type Edit = (lines: string[], at: number, words: string[]) => readonly string[] | undefined;

/** Edits of one Corefile: `count` random ones (mostly one), with directives and words of `donors` to graft. */
export function mutateCorefile(text: string, donors: readonly string[], random: () => number): string {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const index = (length: number) => Math.floor(random() * length);
  const donorWord = () => pick(pick(donors).split(/\s+/).filter(Boolean));
  const spliced = <T>(items: readonly T[], at: number, remove: number, ...insert: T[]) =>
    items.toSpliced(at, remove, ...insert);

  // Each edit answers the words of the line it changes, or changes `lines` itself and answers nothing.
  const wordEdits: Edit[] = [
    (_, __, words) => spliced(words, index(words.length), 1),
    (_, __, words) => spliced(words, index(words.length + 1), 0, pick(WORDS)),
    (_, __, words) => spliced(words, index(words.length), 1, pick(WORDS)),
    (_, __, words) => spliced(words, index(words.length), 1, pick(WORDS)),
    (_, __, words) => spliced(words, index(words.length), 1, donorWord()),
    (_, __, words) => spliced(words, index(words.length + 1), 0, donorWord()),
    (_, __, words) => {
      const at = index(words.length);
      return spliced(words, at, 1, mutateWord(words[at] ?? '', random));
    },
    (_, __, words) => {
      const [a, b] = [index(words.length), index(words.length)];
      return words.map((word, at) => (at === a ? words[b] : at === b ? words[a] : word) as string);
    },
    (_, __, words) => spliced(words, words.length, 0, pick(words)),
    (_, __, words) => spliced(words, index(words.length + 1), 0, pick(['{', '}', '#', '# x', '"', ','])),
  ];
  const lineEdits: Edit[] = [
    (lines, at) => void lines.splice(at, 0, lines[at] ?? ''),
    (lines, at) => void lines.splice(at, 1),
    (lines, at) => void lines.splice(at, 2, `${lines[at] ?? ''} ${(lines[at + 1] ?? '').trim()}`),
    (lines, at, words) => {
      const cut = 1 + index(words.length);
      lines.splice(at, 1, words.slice(0, cut).join(' '), words.slice(cut).join(' '));
    },
    (lines, at) => void lines.splice(at, 0, pick(pick(donors).split('\n'))),
    (lines, at) => void lines.splice(at, 0, ...pick(donors).split('\n')),
    (lines, at) => {
      const other = index(lines.length);
      [lines[at], lines[other]] = [lines[other] ?? '', lines[at] ?? ''];
    },
    (lines, at) => {
      lines[at] = (lines[at] ?? '').replace(/ \{$/, pick(['', '{', ' {{', '\n{', ' { {', ' { #', ' {}']));
    },
    (lines, at) => {
      lines[at] = (lines[at] ?? '').replace(
        /^(\s*)\}$/,
        pick(['', '$1}}', '$1} }', '$1}x', '$1}\n}', '$1};', '$1} # x']),
      );
    },
  ];
  const lines = text.split('\n');
  for (let edits = pick([1, 1, 1, 1, 2, 3]); edits > 0; edits--) {
    const at = index(lines.length);
    const words = (lines[at] ?? '').split(/\s+/).filter(Boolean);
    const onWords = random() < 0.7 && words.length > 0;
    const changed = pick(onWords ? wordEdits : lineEdits)(lines, at, words);
    if (changed) lines[at] = changed.join(' ');
  }
  return lines.join('\n');
}

/** One word, wrong in a way hands make: a letter too few or too many, other case, quotes, a glued comment, a unit, an escape. */
function mutateWord(word: string, random: () => number): string {
  const at = Math.floor(random() * word.length);
  const letter = word[at] ?? '';
  const replaced = (by: string) => word.slice(0, at) + by + word.slice(at + 1);
  const edits = [
    () => replaced(''),
    () => replaced(letter + letter),
    () => replaced('x'),
    () => replaced(letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase()),
    () => replaced('"'),
    () => replaced('\\'),
    () => replaced('9'),
    () => replaced('-'),
    () => `"${word}"`,
    () => `'${word}'`,
    () => `${word}#x`,
    () => `${word},`,
    () => `-${word}`,
    () => `${word}s`,
    () => `${word}{`,
    () => `${word}}`,
    () => `{${word}}`,
    () => `{$${word}}`,
    () => `${word}%`,
    () => `${word}:53`,
    () => `dns://${word}`,
    () => word.toUpperCase(),
    () => `${word.slice(0, at)} ${word.slice(at)}`,
  ];
  return (edits[Math.floor(random() * edits.length)] as () => string)();
}
