#!/usr/bin/env node
// Starts the bundle beside this file with the code that V8 has compiled for it before.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';

const filename = fileURLToPath(import.meta.url).replace(/mjs$/, 'bundle.js');
const read = (path, encoding) => {
  try {
    return readFileSync(path, encoding);
  } catch {
    return undefined;
  }
};
const script = new Script(readFileSync(filename, 'latin1'), {
  filename,
  cachedData: read(filename.replace(/js$/, 'cache')),
});
script.runInThisContext()(createRequire(filename));
