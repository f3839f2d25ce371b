import { type Document, isMap, isScalar, type Node } from 'yaml';
import { corefileSource } from './corefile-source.ts';
import type { Findings } from './findings.ts';
import { readKubeDns } from './kube-dns.ts';
import { hasFoldedLines, isText, placedScalar } from './placed-scalar.ts';
import type { PlacedText } from './source.ts';
import { type Entry, entriesOf, nodeAt, textAt } from './yaml-node.ts';

/** Reads one ConfigMap: its Corefile, the pieces of `coredns-custom`, kube-dns settings. False if it is none of these. */
export function readConfigMap(manifest: Node, parent: PlacedText, document: Document, found: Findings): boolean {
  const configMapName = textAt(manifest, ['metadata', 'name'], document);
  const namespace = textAt(manifest, ['metadata', 'namespace'], document);
  const label = [namespace, configMapName].filter(part => part !== undefined).join('/');
  const entries = entriesOf(nodeAt(manifest, ['data'], document), document);
  const binary = entriesOf(nodeAt(manifest, ['binaryData'], document), document);
  // kustomize appends a hash to names
  const isCustom = /^coredns-custom(?:-[a-z0-9]+)?$/.test(configMapName ?? '');
  const isPiece = (key: string) => isCustom && /\.(?:server|override|include)$/.test(key);
  const holdsCorefile = isCustom || [...entries, ...binary].some(({ key }) => key === 'Corefile');
  const kubeDns = holdsCorefile ? undefined : readKubeDns(manifest, label, parent, document);
  if (kubeDns) {
    found.kubeDns.push(kubeDns.config);
    for (const problem of kubeDns.problems)
      found.problems.push({ code: 'kube-dns-invalid', severity: 'error', ...problem });
    found.problems.push({ code: 'kube-dns-not-read', severity: 'info', ...kubeDns.place, message: KUBE_DNS });
  }
  if (!holdsCorefile) return kubeDns !== undefined;

  for (const entry of binary) {
    if (entry.key === 'Corefile' || isPiece(entry.key)) refuse(entry, BINARY, 'corefile-in-binary-data', parent, found);
  }
  for (const entry of entries) {
    const { key, value } = entry;
    const judged = key === 'Corefile' || isPiece(key);
    if (!isText(value)) {
      if (judged) refuse(entry, notText(key, value), 'corefile-not-text', parent, found);
      continue;
    }
    const kind = key === 'Corefile' ? 'configmap' : judged ? 'configmap-custom' : 'configmap-file';
    const name = `${found.document.path}#${label}:${key}`;
    const identity = { name, kind, document: found.document, key, namespace, configMapName } as const;
    const source = corefileSource(placedScalar(value, parent), identity);
    if (!judged) {
      found.files.push(source);
      continue;
    }
    found.addCorefile(source);
    if (hasFoldedLines(value)) {
      refuse(
        entry,
        `YAML joins the lines of this value with blanks: write \`${key}: |\` to keep them.`,
        'corefile-lines-folded',
        parent,
        found,
      );
    }
  }
  return true;
}

const KUBE_DNS =
  'CoreDNS does not read kube-dns settings: write a server block with `forward` for each stub domain, and the upstream name servers behind `forward .`.';
const BINARY = 'A Corefile in binaryData cannot be checked: put it as text under data.';

function notText(key: string, value: Node | null): string {
  const what = isMap(value) ? 'a mapping' : isScalar(value) ? `a ${typeof value.value}` : 'a list';
  return `The values of a ConfigMap are texts, this is ${what}: write \`${key}: |\` and the text below it, indented.`;
}

function refuse(
  { keyNode }: Entry,
  message: string,
  code: 'corefile-in-binary-data' | 'corefile-not-text' | 'corefile-lines-folded',
  parent: PlacedText,
  found: Findings,
): void {
  const [start, end] = keyNode.range ?? [0, 0];
  const severity = code === 'corefile-lines-folded' ? 'warning' : 'error';
  found.problems.push({ code, severity, ...parent.toDocumentRange(start, end), message });
}
