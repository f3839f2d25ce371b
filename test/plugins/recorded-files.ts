import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MADE_FILES, madeFile } from '../oracle/certificate.ts';
import { FILES_FOLDER } from '../oracle/verdict-cases.ts';

const textOf = (name: string) =>
  MADE_FILES.includes(name) ? madeFile(name) : readFileSync(join(FILES_FOLDER, name), 'utf8');

/** The files beside a recorded case, by name. What lies in a certificate decides, so that one is made. */
export const recordedFiles = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, textOf(name)]));
