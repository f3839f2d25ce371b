/** What the user edits and the place problems are reported in. */
export interface Document {
  /** As the user named it, or the name given to standard input. */
  readonly path: string;
  readonly text: string;
  /** Offset of the first U+FFFD that stands for a byte which is no UTF-8. */
  readonly invalidUtf8At?: number;
}

/** UTF-16 offsets in a text; `end` is exclusive. */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

/** Replaces `[start, end)` of a text by `text`. */
export interface DocumentEdit extends OffsetRange {
  readonly text: string;
}

/** A text that stands, encoded in some way, inside a document. All offsets count UTF-16 units. */
export interface PlacedText {
  readonly text: string;
  /** Offset in `text` → offset in the document where the image of that character begins; `text.length` → the end of the last image. */
  toDocument(offset: number): number;
  /** The images of all characters of `[start, end)`; an empty range stays empty. */
  toDocumentRange(start: number, end: number): OffsetRange;
  /**
   * The edit of the document after which `[start, end)` of `text` reads `newText` (written with `\n`).
   * Undefined where the surrounding encoding cannot say it, e.g. a line break in a plain scalar.
   * Line breaks at the very end follow the chomping of the scalar: `|` always has one, `|-` none.
   */
  editToDocument(start: number, end: number, newText: string): DocumentEdit | undefined;
}

export type SourceKind =
  | 'corefile' // a plain Corefile
  | 'configmap' // data.Corefile
  | 'configmap-custom' // a *.server, *.override or *.include of coredns-custom
  | 'configmap-file' // any other key of such a ConfigMap: a zone, hosts entries …; not a Corefile
  | 'helm-values'; // `servers:` of the CoreDNS Helm chart, as the chart renders them

/** One text CoreDNS reads, with the way back to the place where it is written. */
export interface CorefileSource extends PlacedText {
  /** Unique in its document: `coredns.yaml#kube-system/coredns:Corefile`; the path alone for a plain Corefile. */
  readonly name: string;
  readonly kind: SourceKind;
  readonly document: Document;
  /** Key of the ConfigMap: `Corefile`, `foo.server`; for Helm values the path to the list: `coredns.servers`. */
  readonly key?: string;
  readonly namespace?: string;
  readonly configMapName?: string;
  /** Texts a deployment script replaces before CoreDNS sees them, e.g. `__PILLAR__CLUSTER__DNS__`; each once, in order. */
  readonly placeholders: readonly string[];
}

export type SourceProblemCode =
  | 'empty-document'
  | 'invalid-yaml'
  | 'no-corefile'
  | 'corefile-not-text'
  | 'corefile-in-binary-data'
  | 'corefile-lines-folded'
  | 'helm-values-not-renderable'
  | 'kube-dns-not-read'
  | 'kube-dns-invalid'
  | 'templated';

/** Something wrong on the way to the Corefile; offsets in the document. */
export interface SourceProblem extends OffsetRange {
  readonly code: SourceProblemCode;
  readonly severity: 'error' | 'warning' | 'info';
  readonly message: string;
}

/** The settings of a kube-dns ConfigMap, which CoreDNS itself does not read (the NodeLocal DNSCache does). */
export interface KubeDnsConfig {
  readonly kind: 'kube-dns';
  readonly name: string;
  readonly namespace?: string;
  readonly stubDomains: ReadonlyMap<string, readonly string[]>;
  readonly upstreamNameservers: readonly string[];
}

/** Everything CoreDNS reads from one document. */
export interface FoundSources {
  /** Corefiles and pieces of Corefiles, to be judged. */
  readonly sources: readonly CorefileSource[];
  /** The other keys of the same ConfigMaps: CoreDNS finds them as files beside its Corefile. */
  readonly files: readonly CorefileSource[];
  readonly kubeDns: readonly KubeDnsConfig[];
  readonly problems: readonly SourceProblem[];
  /** True if something was left out because it becomes a Corefile only after Helm, Jinja or the like has run. */
  readonly templated: boolean;
}
