export { mountedFiles } from './custom-files.ts';
export { type DocumentFormat, documentFormat } from './document-format.ts';
export { loadCorefiles } from './load-corefiles.ts';
export type {
  CorefileSource,
  Document,
  DocumentEdit,
  FoundSources,
  KubeDnsConfig,
  OffsetRange,
  PlacedText,
  SourceKind,
  SourceProblem,
  SourceProblemCode,
} from './source.ts';
