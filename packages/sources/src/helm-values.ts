import { type Document, isMap, isScalar, isSeq, type Node } from 'yaml';
import { placedScalar, printedScalar } from './placed-scalar.ts';
import { RenderedText } from './rendered-text.ts';
import type { OffsetRange, PlacedText } from './source.ts';
import { entriesOf, itemsOf, nodeAt, textAt } from './yaml-node.ts';

/** What the chart would refuse or print as broken YAML. */
export interface NotRenderable extends OffsetRange {
  readonly message: string;
}

/** True for the values of the CoreDNS Helm chart: `servers`, a list of blocks with plugins that have names. */
export function isHelmValues(values: Node | null, document: Document): boolean {
  return itemsOf(nodeAt(values, ['servers'], document), document).some(server =>
    itemsOf(nodeAt(server, ['plugins'], document), document).some(plugin => nodeAt(plugin, ['name'], document)),
  );
}

/**
 * The Corefile that the chart github.com/coredns/helm makes of `values` (templates/configmap.yaml of 1.46), warts included:
 * without `port` no blank stands before the brace (`.{`), with several zones only the last one gets the port.
 * `parent` is the text that the YAML was read from.
 */
export function renderHelmValues(
  values: Node,
  parent: PlacedText,
  document: Document,
): { text: RenderedText; problems: NotRenderable[] } {
  const text = new RenderedText(startOf(values, parent));
  const problems: NotRenderable[] = [];
  const unindented: { at: number; node: Node }[] = [];
  const at = (node: Node | null, key: string) => nodeAt(node, [key], document);

  const refuse = (node: Node, message: string) => {
    const [start, end] = node.range ?? [0, 0];
    problems.push({ ...parent.toDocumentRange(start, end), message });
  };
  /** `{{ .key }}` for a value that is not empty; false for an empty one. */
  const insert = (node: Node | null | undefined, before: string, indent?: number): boolean => {
    if (!node || isEmpty(node)) return false;
    if (!isScalar(node)) {
      refuse(node, 'The chart prints this value as it is: write a text, not a list or a mapping.');
      return true;
    }
    text.write(before, startOf(node, parent));
    const placed =
      typeof node.value === 'string' ? placedScalar(node, parent) : printedScalar(goText(node.value), node, parent);
    if (indent === undefined) insertLines(placed, 0, text, at => unindented.push({ at, node }));
    else if (typeof node.value === 'string') insertLines(placed, indent, text);
    else refuse(node, 'The chart indents this block and so takes text only: quote the value.');
    return true;
  };

  const extraConfig = entriesOf(at(values, 'extraConfig'), document).sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key, keyNode, value } of extraConfig) {
    if (text.text !== '') text.write('\n');
    text.write(key, startOf(keyNode, parent));
    insert(at(value, 'parameters'), ' ');
  }
  for (const server of itemsOf(at(values, 'servers'), document)) {
    if (!server) continue;
    if (text.text !== '') text.write('\n');
    const zones = itemsOf(at(server, 'zones'), document);
    if (zones.length === 0) text.write('.', startOf(server, parent));
    for (const [i, zone] of zones.entries()) {
      if (i > 0) text.write(' ');
      insert(at(zone, 'scheme'), '');
      if (!insert(at(zone, 'zone'), '')) text.write('.', startOf(zone ?? server, parent));
    }
    if (insert(at(server, 'port'), ':')) text.write(' ');
    text.write('{');
    for (const plugin of itemsOf(at(server, 'plugins'), document)) {
      if (!plugin) continue;
      text.write('\n    ');
      insert(at(plugin, 'name'), '');
      insert(at(plugin, 'parameters'), ' ');
      if (insert(at(plugin, 'configBlock'), ' {\n', 8)) text.write('\n    }');
    }
    text.write('\n}');
  }
  // A value that ends in a line break does no harm at the end of a line, but before `{` it does.
  for (const { at: start, node } of unindented) {
    const [line = ''] = /.*/.exec(text.text.slice(start)) ?? [];
    if (line.trim() !== '') refuse(node, UNINDENTED);
  }
  return { text, problems };
}

/** The zone files that the chart puts beside the Corefile. */
export function helmZoneFiles(
  values: Node,
  parent: PlacedText,
  document: Document,
): { key: string; text: PlacedText }[] {
  const files: { key: string; text: PlacedText }[] = [];
  for (const file of itemsOf(nodeAt(values, ['zoneFiles'], document), document)) {
    const key = textAt(file, ['filename'], document);
    const contents = nodeAt(file, ['contents'], document);
    if (key !== undefined && isScalar(contents)) files.push({ key, text: placedScalar(contents, parent) });
  }
  return files;
}

const UNINDENTED =
  'The chart prints this value as it is into a block of YAML: its further lines must be indented by 4 or the manifest breaks. Write one line, or use configBlock.';

/**
 * Inserts a value whose lines the template indents by `indent` columns.
 * With 0 it does not: the manifest's own 4 columns must then come from the value (`|\n a\n     b`).
 * `lacking` is told where a line begins that has fewer.
 */
function insertLines(value: PlacedText, indent: number, text: RenderedText, lacking?: (at: number) => void): void {
  let start = 0;
  for (const line of value.text.split('\n')) {
    const end = start + line.length;
    const cut = start > 0 && lacking ? Math.min(4, line.length - line.trimStart().length) : 0;
    if (start > 0 && cut < 4) lacking?.(text.text.length);
    text.write(' '.repeat(indent));
    text.insert(value, start + cut, Math.min(end + 1, value.text.length));
    start = end + 1;
  }
}

function startOf(node: Node, parent: PlacedText): number {
  return parent.toDocument(node.range?.[0] ?? 0);
}

/** How a Go template prints a number or boolean of JSON: all numbers are float64, from a million on `1e+06`. */
function goText(value: unknown): string {
  if (typeof value !== 'number') return String(value);
  const [digits, exponent = '0'] = value.toExponential().split('e');
  const power = Number(exponent);
  if (power >= -4 && power < 6) return String(value);
  return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

/** What a Go template takes for false. */
function isEmpty(node: Node): boolean {
  if (isMap(node) || isSeq(node)) return node.items.length === 0;
  return isScalar(node) && (node.value === null || node.value === '' || node.value === 0 || node.value === false);
}
