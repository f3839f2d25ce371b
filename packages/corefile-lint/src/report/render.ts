import type { formats } from '../command-line/commands.ts';
import type { Results } from './results.ts';

export type Format = (typeof formats)[number];

/** Writes results in a format; the code of a format is loaded when it is asked for. */
export async function render(format: Format, results: Results, colour: boolean): Promise<string> {
  switch (format) {
    case 'text':
      return (await import('./text.ts')).text(results, { colour });
    case 'oneline':
      return (await import('./oneline.ts')).oneline(results);
    case 'json':
      return (await import('./json.ts')).json(results);
    case 'jsonl':
      return (await import('./jsonl.ts')).jsonl(results);
    case 'sarif':
      return (await import('./sarif.ts')).sarif(results);
    case 'github':
      return (await import('./github.ts')).github(results);
    case 'gitlab':
      return (await import('./gitlab.ts')).gitlab(results);
    case 'junit':
      return (await import('./junit.ts')).junit(results);
    case 'checkstyle':
      return (await import('./checkstyle.ts')).checkstyle(results);
    case 'rdjson':
      return (await import('./rdjson.ts')).rdjson(results);
    case 'markdown':
      return (await import('./markdown.ts')).markdown(results);
  }
}
