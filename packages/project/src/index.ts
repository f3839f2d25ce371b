export { type BuildFacts, buildOf, readPluginCfg } from './build.ts';
export {
  type CheckedDocument,
  type CheckOptions,
  checkProject,
  type DocumentFix,
  type DocumentProblem,
  type DocumentRange,
} from './check-project.ts';
export { type Config, type ConfigKey, configKeys, type Override, overrideKeys } from './config/config-keys.ts';
export { configSchema } from './config/config-schema.ts';
export { type ConfigProblem, readConfig } from './config/read-config.ts';
export { documentRules } from './document-rules.ts';
export { type Fixed, fixProject } from './fix-project.ts';
export { loadProject, type Project, type ProjectOptions, type Surroundings, type Unit } from './load-project.ts';
export { type Migrated, migrateProject } from './migrate-project.ts';
export { corednsVersion, version } from './version.ts';
