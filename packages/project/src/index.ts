export {
  type CheckedDocument,
  type CheckOptions,
  checkProject,
  type DocumentFix,
  type DocumentProblem,
  type DocumentRange,
} from './check-project.ts';
export { loadProject, type Project, type ProjectOptions, type Surroundings, type Unit } from './load-project.ts';
