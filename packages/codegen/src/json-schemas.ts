import { rules } from '@corefile/plugins';
import { configSchema, documentRules } from '@corefile/project';
import { reportSchema } from 'corefile-lint';

/** What editors and programs check our files with, by path. */
export const jsonSchemas = {
  'docs/schemas/corefile-lint.json': configSchema([...documentRules, ...rules]),
  'docs/schemas/report.json': reportSchema,
} as const;
