import type { Rule } from '@corefile/linter';
import type { AnyPlugin } from '@corefile/schema';
import { init } from './init.ts';
import type { LintValues } from './lint.ts';
import { listPlugins } from './plugins.ts';
import { printConfig } from './print-config.ts';
import { explainRule, listRules } from './rules.ts';
import { versionText } from './version.ts';

/** What the switches print that ask for something to read instead of a check. */
export function tell(
  values: LintValues,
  rules: readonly Rule[],
  plugins: readonly AnyPlugin[],
): string | Promise<string> {
  const asJson = values.format?.includes('json') ?? false;
  if (values.explain !== undefined) return explainRule(rules, values.explain);
  if (values['print-config'] !== undefined) return printConfig(values['print-config'], values, rules);
  if (values['list-rules']) return listRules(rules, asJson);
  if (values['list-plugins']) return listPlugins(plugins, asJson);
  if (values.init) return init();
  return versionText(values.json ?? false);
}
