import { isMap, isScalar, type Node, parseAllDocuments, visit, type Document as YamlDocument } from 'yaml';
import { readConfigMap } from './config-map.ts';
import { corefileSource, findPlainCorefile } from './corefile-source.ts';
import { documentFormat } from './document-format.ts';
import { Findings } from './findings.ts';
import { helmZoneFiles, isHelmValues, renderHelmValues } from './helm-values.ts';
import { wholeDocument } from './place-within.ts';
import { hasTabWhereGoLooksForIndentation, placedScalar } from './placed-scalar.ts';
import type { Document, FoundSources, PlacedText } from './source.ts';
import { templateActionInYaml } from './template-action.ts';
import { entriesOf, itemsOf, nodeAt, textAt } from './yaml-node.ts';

/** Everything CoreDNS would read from `document`: a Corefile, Kubernetes manifests in YAML or JSON, Helm values. Never throws. */
export function findCorefiles(document: Document): FoundSources {
  const format = documentFormat(document);
  if (format !== 'yaml') return findPlainCorefile(document, format === 'template');
  const found = new Findings(document);
  const whole = wholeDocument(document);
  const first = readYaml(whole, [], found);
  if (found.empty) {
    const what = { code: 'no-corefile', severity: 'error' } as const;
    if (first === undefined) {
      const message =
        'This document is empty: expected a ConfigMap with data.Corefile, or values of the CoreDNS Helm chart.';
      found.problems.push({ ...what, code: 'empty-document', start: 0, end: 0, message });
    } else {
      found.problems.push({ ...what, ...first });
    }
  }
  return found;
}

type NotFound = { start: number; end: number; message: string };

/**
 * Reads all documents of one YAML text, which may itself be a value of another (`path` tells where).
 * Returns what to say of the first document if nothing is found in any; undefined if there is none.
 */
function readYaml(placed: PlacedText, path: readonly string[], found: Findings): NotFound | undefined {
  const parsed = parseAllDocuments(placed.text, {
    keepSourceTokens: true,
    prettyErrors: false,
    logLevel: 'silent',
    uniqueKeys: false, // the library holds each key against all others: see repeatedKey
  });
  let first: NotFound | undefined;
  if (!Array.isArray(parsed)) return undefined; // a text without any document
  const faults = parsed.map(yaml => yaml.errors[0] ?? repeatedKey(yaml));
  if (faults.some(fault => fault !== undefined)) {
    const action = templateActionInYaml(placed.text);
    if (action !== undefined) {
      found.addTemplated(placed, action, action + 2);
      return undefined;
    }
  }
  const mayHaveTab = /^ *\t/m.test(placed.text);
  for (const [index, yaml] of parsed.entries()) {
    const error = faults[index];
    if (error) {
      const place = placed.toDocumentRange(error.pos[0], error.pos[1]);
      found.problems.push({
        code: 'invalid-yaml',
        severity: 'error',
        ...place,
        message: `Invalid YAML: ${error.message}`,
      });
    } else if (yaml.contents) {
      if (mayHaveTab) reportTab(yaml, placed, found);
      const read = readManifest(yaml.contents, path, placed, yaml, found);
      if (!read && !isBlank(yaml.contents)) first ??= notFound(yaml.contents, placed, yaml);
    }
  }
  return first;
}

interface YamlFault {
  readonly message: string;
  readonly pos: readonly [number, number];
}

/** A key that its mapping has already, which YAML forbids. */
function repeatedKey(yaml: YamlDocument): YamlFault | undefined {
  let fault: YamlFault | undefined;
  visit(yaml, {
    Map(_, map) {
      const keys = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (keys.has(key.value)) {
          const [start = 0, end = start] = key.range ?? [];
          fault = { message: 'Map keys must be unique', pos: [start, end] };
          return visit.BREAK;
        }
        keys.add(key.value);
      }
      return undefined;
    },
  });
  return fault;
}

function reportTab(yaml: YamlDocument, placed: PlacedText, found: Findings): void {
  visit(yaml, {
    Scalar(_, scalar) {
      if (!hasTabWhereGoLooksForIndentation(scalar)) return undefined;
      const [start] = scalar.range ?? [0];
      const message =
        'kubectl and Helm cannot read this: "found a tab character where an indentation space is expected". Indent the first line with blanks only.';
      found.problems.push({
        code: 'invalid-yaml',
        severity: 'error',
        ...placed.toDocumentRange(start, start + 1),
        message,
      });
      return visit.BREAK;
    },
  });
}

/** Reads one manifest, or each item of a list of them. True if it is of a kind that CoreDNS has to do with. */
function readManifest(
  node: Node,
  path: readonly string[],
  placed: PlacedText,
  yaml: YamlDocument,
  found: Findings,
): boolean {
  const kind = textAt(node, ['kind'], yaml);
  const text = (...keys: string[]) => nodeAt(node, keys, yaml);
  if (kind?.endsWith('List')) {
    const items = itemsOf(text('items'), yaml).map(
      item => item !== null && readManifest(item, path, placed, yaml, found),
    );
    return items.includes(true);
  }
  // A patch for `kubectl patch` has no kind.
  if (kind === 'ConfigMap' || (kind === undefined && text('data', 'Corefile'))) {
    return readConfigMap(node, placed, yaml, found);
  }
  let read = false;
  // Where Flux, Argo CD, k3s and RKE2 keep the values of a chart, as a mapping or as text of YAML.
  for (const keys of kind === undefined ? [] : VALUES_PATHS) {
    const values = text(...keys);
    const label = [...path, ...keys];
    if (isMap(values)) read = readValues(values, label, placed, yaml, found) || read;
    else if (isScalar(values) && typeof values.value === 'string' && path.length === 0) {
      const before = found.sources.length + found.problems.length;
      readYaml(placedScalar(values, placed), label, found);
      read = found.sources.length + found.problems.length > before || read;
    }
  }
  return kind === undefined ? readValues(node, path, placed, yaml, found) : read;
}

const VALUES_PATHS = [
  ['spec', 'values'],
  ['spec', 'valuesContent'],
  ['spec', 'source', 'helm', 'values'],
  ['spec', 'source', 'helm', 'valuesObject'],
];

/** Reads values of the chart itself, or of a chart that has it as a dependency (under any name). */
function readValues(
  values: Node,
  path: readonly string[],
  placed: PlacedText,
  yaml: YamlDocument,
  found: Findings,
): boolean {
  if (isHelmValues(values, yaml)) {
    const { text, problems } = renderHelmValues(values, placed, yaml);
    const key = [...path, 'servers'].join('.');
    const { document } = found;
    if (problems.length === 0) {
      found.addCorefile(
        corefileSource(placedOf(text), { name: `${document.path}#${key}`, kind: 'helm-values', document, key }),
      );
    }
    for (const problem of problems) {
      found.problems.push({ code: 'helm-values-not-renderable', severity: 'error', ...problem });
    }
    for (const file of helmZoneFiles(values, placed, yaml)) {
      const name = `${document.path}#${[...path, 'zoneFiles'].join('.')}:${file.key}`;
      found.files.push(corefileSource(file.text, { name, kind: 'configmap-file', document, key: file.key }));
    }
    return true;
  }
  let read = false;
  for (const { key, value } of entriesOf(values, yaml)) {
    if (isHelmValues(value, yaml)) read = readValues(value as Node, [...path, key], placed, yaml, found) || read;
  }
  return read;
}

/** The methods of a `RenderedText` as values, so that a source can be spread. */
function placedOf(text: PlacedText): PlacedText {
  return {
    text: text.text,
    toDocument: offset => text.toDocument(offset),
    toDocumentRange: (start, end) => text.toDocumentRange(start, end),
    editToDocument: (start, end, newText) => text.editToDocument(start, end, newText),
  };
}

function isBlank(node: Node): boolean {
  return isScalar(node) && node.value === null;
}

function notFound(node: Node, placed: PlacedText, yaml: YamlDocument): NotFound {
  const kind = nodeAt(node, ['kind'], yaml);
  const name = textAt(node, ['kind'], yaml);
  const [start, end] = (kind ?? node).range ?? [0, 0];
  const place = kind ? placed.toDocumentRange(start, end) : placed.toDocumentRange(start, start);
  const what = name === undefined ? 'This YAML is no Kubernetes manifest' : `This ${name} holds no Corefile`;
  return {
    ...place,
    message: `${what}: expected a ConfigMap with data.Corefile, coredns-custom, or values of the CoreDNS Helm chart.`,
  };
}
