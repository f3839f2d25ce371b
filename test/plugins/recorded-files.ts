import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MADE_FILES, madeFile } from '../oracle/certificate.ts';
import { FILES_FOLDER } from '../oracle/verdict-cases.ts';

// Enough to be a certificate and a key to whoever only looks for one; a real one would need openssl here.
const block = (label: string) => `-----BEGIN ${label}-----\nMAA=\n-----END ${label}-----\n`;
const PEM: Record<string, string> = { 'cert.pem': block('CERTIFICATE'), 'key.pem': block('PRIVATE KEY') };

const textOf = (name: string) => {
  const pem = PEM[name];
  if (pem !== undefined) return pem;
  return MADE_FILES.includes(name) ? madeFile(name) : readFileSync(join(FILES_FOLDER, name), 'utf8');
};

/** The files beside a recorded case, by name. */
export const recordedFiles = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, textOf(name)]));
