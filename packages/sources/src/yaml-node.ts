import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, visit, type YAMLMap } from 'yaml';

/** One `key: value` of a mapping; `keyNode` for its place. */
export interface Entry {
  readonly key: string;
  readonly keyNode: Node;
  readonly value: Node | null;
}

const targets = new WeakMap<Document, ReadonlyMap<Alias, Node>>();

/** Follows an alias to its anchor. */
export function resolved(node: unknown, document: Document): Node | null {
  if (!isAlias(node)) return node as Node | null;
  const known = targets.get(document) ?? targetsIn(document);
  targets.set(document, known);
  return known.get(node) ?? null;
}

/** What each alias stands for, the last anchor of its name before it. `Alias.resolve` goes through the document for each. */
function targetsIn(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const found = new Map<Alias, Node>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) found.set(node, target);
      } else if (node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return found;
}

/** The entries of a mapping, those merged in with `<<` after its own; empty for anything else. */
export function entriesOf(node: unknown, document: Document): Entry[] {
  const found = new Map<string, Entry>();
  // A mapping can merge itself (`&a {<<: *a}`): each is entered once.
  const seen = new Set<YAMLMap>();
  const collect = (from: unknown): void => {
    const map = resolved(from, document);
    if (isSeq(map)) for (const item of map.items) collect(item);
    if (!isMap(map) || seen.has(map)) return;
    seen.add(map);
    const merged: unknown[] = [];
    for (const { key: keyNode, value } of map.items) {
      if (!isScalar(keyNode)) continue;
      const key = String(keyNode.value);
      if (key === '<<' && keyNode.type === 'PLAIN') merged.push(value);
      else if (!found.has(key)) found.set(key, { key, keyNode, value: resolved(value, document) });
    }
    for (const value of merged) collect(value);
  };
  collect(isSeq(node) ? undefined : node);
  return [...found.values()];
}

/** The node at a path of keys; undefined if there is none. */
export function nodeAt(node: unknown, path: readonly string[], document: Document): Node | null | undefined {
  let current: Node | null | undefined = resolved(node, document);
  for (const key of path) current = entriesOf(current, document).find(entry => entry.key === key)?.value;
  return current;
}

/** The text at a path of keys; undefined if it is absent or something else. */
export function textAt(node: unknown, path: readonly string[], document: Document): string | undefined {
  const found = nodeAt(node, path, document);
  return isScalar(found) && typeof found.value === 'string' ? found.value : undefined;
}

/** The items of a sequence, aliases followed; empty for anything else. */
export function itemsOf(node: unknown, document: Document): (Node | null)[] {
  const list = resolved(node, document);
  return isSeq(list) ? list.items.map(item => resolved(item, document)) : [];
}
