import { glob } from '@corefile/parser';
import { expect, test } from 'vitest';

const folders: Record<string, string[]> = {
  '/': ['d', 'e'],
  '/d': ['b', 'a', '.h', 'a*b', 'ﬀ', '😀'],
  '/e': ['a'],
  '/none': [],
};
const directories = {
  list: (path: string) => folders[path],
  exists: (path: string) =>
    path in folders || Object.keys(folders).some(folder => folders[folder]?.some(name => `${folder}/${name}` === path)),
};

test.each<[pattern: string, matches: string[] | 'malformed']>([
  ['/d/a', ['/d/a']],
  ['/d', ['/d']],
  ['/d/x', []],
  ['/d/*', ['/d/.h', '/d/a', '/d/a*b', '/d/b', '/d/ﬀ', '/d/😀']],
  ['/d/?', ['/d/a', '/d/b', '/d/ﬀ', '/d/😀']],
  ['/*/a', ['/d/a', '/e/a']],
  ['/d/a*?', ['/d/a*b']],
  ['/d/a\\*b', ['/d/a*b']],
  ['/d//a*', ['/d/a', '/d/a*b']],
  ['/x/*', []],
  ['/d/[a', 'malformed'],
  ['/d/a\\', 'malformed'],
  ['/d/*\\', 'malformed'],
  ['/none/*\\', []],
])('%s', (pattern, matches) => {
  expect(glob(pattern, directories)).toEqual(matches === 'malformed' ? { error: 'malformed' } : matches);
});
