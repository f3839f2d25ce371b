import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Rule } from '@corefile/linter';
import { ruleSettings } from '@corefile/project/node';
import { type ConfigChoice, configPathFor, readConfigAt } from '../settings.ts';
import { UsageError } from '../terminal.ts';

/** The configuration that holds for a file, as JSON: where it comes from, its values, and the severity of every rule. */
export async function printConfig(
  path: string,
  values: ConfigChoice & { rule?: readonly string[]; select?: readonly string[]; ignore?: readonly string[] },
  rules: readonly Rule[],
): Promise<string> {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const configPath = configPathFor(isFolder ? resolve(path) : dirname(resolve(path)), values);
  const config = configPath === undefined ? {} : await readConfigAt(configPath, rules);
  const settings = ruleSettings(rules, values, config, configPath);
  if ('error' in settings) throw new UsageError(settings.error);
  const severities = rules.map(({ name, severity }) => [name, settings.severityOf(name, path) ?? severity]);
  return `${JSON.stringify({ file: configPath ?? null, ...config, rules: Object.fromEntries(severities) }, null, 2)}\n`;
}
