import { type Document, isScalar, type Node } from 'yaml';
import type { KubeDnsConfig, OffsetRange, PlacedText } from './source.ts';
import { nodeAt, textAt } from './yaml-node.ts';

/**
 * The settings of a kube-dns ConfigMap, each a text of JSON: `stubDomains` maps a zone to its servers, `upstreamNameservers` lists servers.
 * Undefined if there are none.
 */
export function readKubeDns(
  configMap: Node,
  name: string,
  parent: PlacedText,
  document: Document,
): { config: KubeDnsConfig; place: OffsetRange; problems: (OffsetRange & { message: string })[] } | undefined {
  const problems: (OffsetRange & { message: string })[] = [];
  let place: OffsetRange | undefined;
  const read = <T>(key: string, isShape: (value: unknown) => value is T, shape: string): T | undefined => {
    const node = nodeAt(configMap, ['data', key], document);
    if (!node) return undefined;
    const [start, end] = node.range ?? [0, 0];
    const here = parent.toDocumentRange(start, end);
    place ??= here;
    const value = isScalar(node) && typeof node.value === 'string' ? parseJson(node.value) : undefined;
    if (isShape(value)) return value;
    problems.push({ ...here, message: `${key} must be a text of JSON such as ${shape}` });
    return undefined;
  };
  const stubDomains = read('stubDomains', isStubDomains, '{"corp.example": ["10.0.0.53"]}');
  const upstreams = read('upstreamNameservers', isTexts, '["8.8.8.8", "8.8.4.4"]');
  if (!place) return undefined;
  const namespace = textAt(configMap, ['metadata', 'namespace'], document);
  const config: KubeDnsConfig = {
    kind: 'kube-dns',
    name,
    ...(namespace !== undefined && { namespace }),
    stubDomains: new Map(Object.entries(stubDomains ?? {})),
    upstreamNameservers: upstreams ?? [],
  };
  return { config, place, problems };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every(item => typeof item === 'string');
}

function isStubDomains(value: unknown): value is Record<string, string[]> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.values(value).every(isTexts);
}
