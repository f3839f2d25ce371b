import { readFileSync } from 'node:fs';
import { rules, schemas } from '@corefile/plugins';
import { checkProject, loadProject } from '@corefile/project';
import { nodeSurroundings } from '@corefile/project/node';
import { explainRule, listRules } from './commands/rules.ts';
import { exit, helpText, readCommandLine } from './options.ts';
import { json } from './report/json.ts';
import { summaryOf } from './report/summary.ts';
import { text } from './report/text.ts';

/** Runs the command; returns its exit code. */
export async function main(
  args: readonly string[],
  write: (text: string) => void,
  complain: (text: string) => void,
): Promise<number> {
  const line = readCommandLine(args);
  if ('error' in line) return fail(line.error);
  const { values, paths } = line;
  if (values.help) return say(helpText());
  if (values['list-rules']) return say(listRules(rules));
  if (values.explain !== undefined) {
    const page = explainRule(rules, values.explain);
    return page.ok ? say(page.text) : fail(page.error);
  }
  if (values.format !== 'text' && values.format !== 'json')
    return fail(`unknown format '${values.format}'; write text or json`);
  if (paths.length === 0) return fail('no file given; name Corefiles or manifests, or `-` for standard input');

  const documents = [];
  let unreadable = false;
  for (const path of paths) {
    try {
      const stdin = path === '-';
      documents.push({
        path: stdin ? (values['stdin-filename'] ?? '<stdin>') : path,
        text: readFileSync(stdin ? 0 : path, 'utf8'),
      });
    } catch (error) {
      unreadable = true;
      complain(`corefile-lint: cannot read ${path}: ${(error as Error).message}\n`);
    }
  }
  const project = await loadProject(documents, nodeSurroundings(), { plugins: schemas });
  const checked = checkProject(project, { plugins: schemas, rules });
  write(values.format === 'json' ? json(checked) : text(checked, { colour: wantsColour(values.color) }));
  if (unreadable) return exit.unreadable;
  return summaryOf(checked).errors > 0 ? exit.findings : exit.clean;

  function say(output: string): number {
    write(output);
    return exit.clean;
  }
  function fail(message: string): number {
    complain(`corefile-lint: ${message}\n`);
    return exit.usage;
  }
}

function wantsColour(when = 'auto'): boolean {
  if (when !== 'auto') return when === 'always';
  return process.env.NO_COLOR === undefined && process.stdout.isTTY === true;
}
