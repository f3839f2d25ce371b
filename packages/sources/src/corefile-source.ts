import { wholeDocument } from './place-within.ts';
import { placeholdersIn } from './placeholders.ts';
import type { CorefileSource, Document, FoundSources, PlacedText, SourceKind } from './source.ts';

interface Identity {
  readonly name: string;
  readonly kind: SourceKind;
  readonly document: Document;
  readonly key?: string | undefined;
  readonly namespace?: string | undefined;
  readonly configMapName?: string | undefined;
}

/** A placed text together with what it is; absent names are left out. */
export function corefileSource(placed: PlacedText, identity: Identity): CorefileSource {
  const { name, kind, document, key, namespace, configMapName } = identity;
  return {
    ...placed,
    name,
    kind,
    document,
    ...(key !== undefined && { key }),
    ...(namespace !== undefined && { namespace }),
    ...(configMapName !== undefined && { configMapName }),
    placeholders: placeholdersIn(placed.text),
  };
}

/** Reads a document that is itself a Corefile. Only a name such as `Corefile.tmpl` says that it is not: the text is for CoreDNS to judge. */
export function findPlainCorefile(document: Document, templated: boolean): FoundSources {
  if (templated) {
    const message = 'This is the template of a Corefile: render it and check the result.';
    const problem = { code: 'templated', severity: 'info', start: 0, end: 0, message } as const;
    return { sources: [], files: [], kubeDns: [], problems: [problem], templated };
  }
  const source = corefileSource(wholeDocument(document), { name: document.path, kind: 'corefile', document });
  return { sources: [source], files: [], kubeDns: [], problems: [], templated };
}
