/** Decides whether a path is meant, `undefined` when no pattern says anything about it. */
export type PathMatcher = (path: string, isDirectory: boolean) => boolean | undefined;

/**
 * Patterns as .gitignore has them (gitignore(5)): the last that matches decides, `!` takes back. Paths are POSIX and
 * relative to where the patterns stand; what lies below a matching folder matches too.
 */
export function pathMatcher(patterns: readonly string[]): PathMatcher {
  const compiled = patterns.flatMap(line => {
    const text = line.replace(/\r$/, '').replace(/(?<!\\)[ \t]+$/, '');
    if (text === '' || text.startsWith('#')) return [];
    const negated = text.startsWith('!');
    const folder = text.endsWith('/');
    const body = text.slice(negated ? 1 : 0, folder ? -1 : undefined);
    return [{ negated, folder, expression: expressionOf(body) }];
  });
  return (path, isDirectory) => {
    for (const { negated, folder, expression } of compiled.toReversed()) {
      const below = expression.exec(path)?.[1];
      if (below === undefined) continue;
      if (folder && below === '' && !isDirectory) continue;
      return !negated;
    }
    return undefined;
  };
}

/** Group 1 is what follows the words of the pattern: '' or `/below`. */
function expressionOf(pattern: string): RegExp {
  const anchored = pattern.includes('/');
  const source = pattern
    .replace(/^\//, '')
    .replace(
      /\\(.)|\[([!^]?)(\]?(?:\\.|[^\]\\])*)\]|(^|\/)\*\*(?=\/|$)\/?|[*?]|[.+^${}()|[\]\\]/g,
      (all, escaped, not, set, lead) => {
        if (escaped !== undefined) return quote(escaped);
        if (set !== undefined) return `(?!/)[${not ? '^' : ''}${set.replace(/(?<!\\)[[\]^]/g, '\\$&')}]`;
        if (lead !== undefined) return `${lead}${all.endsWith('/') ? '(?:[^/]+/)*' : '[^/].*'}`;
        if (all === '*') return '[^/]*';
        return all === '?' ? '[^/]' : quote(all);
      },
    );
  try {
    return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}(|/.*)$`, 's');
  } catch {
    return /^(?!)()/; // `[z-a]` matches nothing, as in git
  }
}

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
