import { rules } from '@corefile/plugins';
import { configSchema, documentRules } from '@corefile/project';
import { externalPluginsSchema } from '@corefile/schema';
import { reportSchema } from 'corefile-lint';

/** What editors and programs check our files with, by path. */
export const jsonSchemas = {
  'docs/schemas/corefile-lint.json': configSchema([...documentRules, ...rules]),
  'docs/schemas/report.json': reportSchema,
  'docs/schemas/external-plugins.json': externalPluginsSchema,
} as const;
