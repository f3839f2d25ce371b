import { baseName, cleanPath, dirName, utf8Encode } from '@corefile/golang';
import type { World } from './world.ts';

type Files = Pick<World, 'readFile' | 'readBinary' | 'listDirectory'>;

/** Lays the files that the server writes over those it was given; these are not touched. */
export function overlayFiles(given: Files): Files & Pick<World, 'writeFile'> {
  const written = new Map<string, string>();
  return {
    readFile: path => written.get(cleanPath(path)) ?? given.readFile(path),
    readBinary(path) {
      const text = written.get(cleanPath(path));
      return text === undefined ? given.readBinary(path) : utf8Encode(text);
    },
    listDirectory(path) {
      const entries = given.listDirectory(path);
      if (!entries || written.size === 0) return entries;
      const beside = [...written.keys()].filter(file => dirName(file) === cleanPath(path));
      return [...new Set([...entries, ...beside.map(baseName)])];
    },
    writeFile: (path, text) => void written.set(cleanPath(path), text),
  };
}
