import { findPlainCorefile } from './corefile-source.ts';
import { documentFormat } from './document-format.ts';
import type { Document, FoundSources } from './source.ts';

/** `findCorefiles` that loads the YAML library (some 30 ms) only for a document that needs it. */
export async function loadCorefiles(document: Document): Promise<FoundSources> {
  const format = documentFormat(document);
  if (format !== 'yaml') return findPlainCorefile(document, format === 'template');
  const { findCorefiles } = await import('./find-corefiles.ts');
  return findCorefiles(document);
}
