import type { formats } from '../command-line/commands.ts';
import { machineFormats } from './machine-formats.ts';
import type { Results } from './results.ts';
import { text } from './text.ts';

export type Format = (typeof formats)[number];

/** Writes results in a format. */
export function render(format: Format | 'statistics', results: Results, colour: boolean): string {
  if (format === 'text') return text(results, { colour });
  return machineFormats[format](results);
}
