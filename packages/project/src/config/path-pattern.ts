/** Decides about one path, `undefined` when no pattern says anything about it. */
export type PathMatcher = (path: string, isDirectory: boolean) => boolean | undefined;

/**
 * Patterns as .gitignore has them (gitignore(5)): the last that matches decides, `!` takes back. Paths are POSIX and
 * relative to where the patterns stand. Only the path itself is looked at, not the folders that it lies in.
 */
export function pathMatcher(patterns: readonly string[]): PathMatcher {
  const compiled = patterns
    .flatMap(line => {
      const text = line.replace(/\r$/, '').replace(/(?<!\\) +$/, '');
      if (text === '' || text.startsWith('#')) return [];
      const negated = text.startsWith('!');
      const folder = text.endsWith('/');
      return [{ negated, folder, expression: expressionOf(text.slice(negated ? 1 : 0, folder ? -1 : undefined)) }];
    })
    .toReversed();
  return (path, isDirectory) => {
    const deciding = compiled.find(({ folder, expression }) => (isDirectory || !folder) && expression.test(path));
    return deciding && !deciding.negated;
  };
}

/** Is a file meant, itself or by a folder that it lies in? What lies in a folder that is meant cannot be taken back. */
export function fileMatcher(patterns: readonly string[]): (path: string) => boolean {
  const matches = pathMatcher(patterns);
  return path => {
    for (let at = path.indexOf('/', 1); at !== -1; at = path.indexOf('/', at + 1))
      if (matches(path.slice(0, at), true)) return true;
    return matches(path, false) === true;
  };
}

function expressionOf(pattern: string): RegExp {
  const anchored = pattern.includes('/');
  const source = pattern
    .replace(/^\//, '')
    .replace(
      /\\(.)|\[([!^]?)(\]?(?:\\.|\[:[a-z]+:\]|[^\]\\])*)\]|(^|\/)\*\*(?=\/|$)\/?|[*?]|[.+^${}()|[\]\\]/g,
      (all, escaped, not, set, lead) => {
        if (escaped !== undefined) return quote(escaped);
        if (set !== undefined) return `(?!/)[${not ? '^' : ''}${setOf(set)}]`;
        if (lead !== undefined) return `${lead}${all.endsWith('/') ? '(?:[^/]+/)*' : '[^/].*'}`;
        if (all === '*') return '[^/]*';
        return all === '?' ? '[^/]' : quote(all);
      },
    );
  try {
    return new RegExp(`^${anchored ? '' : '(?:.*/)?'}${source}$`, 's');
  } catch {
    return /^(?!)/; // `[z-a]` matches nothing, as in git
  }
}

const classes: Readonly<Record<string, string>> = {
  ...{ alpha: 'a-zA-Z', upper: 'A-Z', lower: 'a-z', digit: '0-9', xdigit: '0-9a-fA-F', alnum: '0-9a-zA-Z' },
  ...{ blank: ' \\t', space: '\\s', punct: '!-\\/:-@\\[-`{-~', print: ' -~', graph: '!-~' },
};

const setOf = (set: string): string =>
  set.replace(/\[:([a-z]+):\]|\\.|[[\]^]/g, (all, name) => {
    if (name !== undefined) return classes[name] ?? '';
    return all.length > 1 ? all : `\\${all}`;
  });

const quote = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
