import { type Document, isCollection, isScalar, parseAllDocuments, visit } from 'yaml';

/**
 * The data of the first document of a text, as sigs.k8s.io/yaml hands it on to JSON: YAML 1.1, of which dates and
 * numbers to the base of 60 are left out. A text without any document has none (null).
 */
export function readYaml(text: string): { readonly data: unknown } | { readonly error: string } {
  const documents = parseAllDocuments(text, {
    version: '1.1',
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: false,
    customTags: tags => tags.filter(tag => typeof tag === 'string' || !isOfTime(tag)),
  });
  const [first] = Array.isArray(documents) ? documents : [];
  if (!first) return { data: null };
  // Behind a flow collection nothing more is read: the document has ended for Go's parser.
  const end = isCollection(first.contents) && first.contents.flow ? (first.contents.range?.[1] ?? 0) : text.length + 1;
  const fault = first.errors.find(({ pos }) => pos[0] < end);
  if (fault) return { error: fault.message };
  if (hasKeyWithoutText(first)) return { error: 'a key is null, a list or a mapping, which JSON does not have' };
  try {
    return { data: first.toJS({ maxAliasCount: 10_000 }) };
  } catch (error) {
    return { error: (error as Error).message }; // an alias without an anchor, or too many
  }
}

const isOfTime = ({ tag, format }: { readonly tag: string; readonly format?: string | undefined }): boolean =>
  tag === 'tag:yaml.org,2002:timestamp' || format === 'TIME';

function hasKeyWithoutText(document: Document): boolean {
  let found = false;
  visit(document, {
    Pair(_, { key }) {
      found ||= key === null || isCollection(key) || (isScalar(key) && key.value === null);
      return found ? visit.BREAK : undefined;
    },
  });
  return found;
}
