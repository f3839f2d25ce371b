import { writeFileSync } from 'node:fs';
import { UsageError } from './terminal.ts';

/** Writes a file that the user asked for; a UsageError says why it cannot be written. */
export function writeText(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${(error as Error).message}`);
  }
}
