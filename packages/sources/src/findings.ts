import type { CorefileSource, Document, FoundSources, KubeDnsConfig, PlacedText, SourceProblem } from './source.ts';
import { templateActionInCorefile } from './template-action.ts';

/** What the readers of a document have found so far. */
export class Findings implements FoundSources {
  readonly document: Document;
  readonly sources: CorefileSource[] = [];
  readonly files: CorefileSource[] = [];
  readonly kubeDns: KubeDnsConfig[] = [];
  readonly problems: SourceProblem[] = [];
  templated = false;

  constructor(document: Document) {
    this.document = document;
  }

  /** Adds a Corefile, unless it still has to go through Helm or the like: that is noted instead. */
  addCorefile(source: CorefileSource): void {
    const action = templateActionInCorefile(source.text);
    if (action === undefined) {
      this.sources.push(source);
      return;
    }
    this.addTemplated(source, action, action + 2);
  }

  addTemplated(placed: PlacedText, start: number, end: number): void {
    this.templated = true;
    const message =
      'A template engine has yet to run here: check its output, e.g. `helm template … | corefile-lint -`.';
    this.problems.push({ code: 'templated', severity: 'info', ...placed.toDocumentRange(start, end), message });
  }

  get empty(): boolean {
    return this.sources.length + this.kubeDns.length + this.problems.length === 0;
  }
}
