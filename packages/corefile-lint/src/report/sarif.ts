import { rulePage } from '@corefile/linter';
import { createLineMap, type LineMap } from '@corefile/parser';
import type { DocumentProblem, DocumentRange } from '@corefile/project';
import { fingerprintsOf } from '../fingerprint.ts';
import type { Results } from './results.ts';

const level = { error: 'error', warning: 'warning', info: 'note' } as const;

/** SARIF 2.1.0 (OASIS), as GitHub code scanning reads it. */
export function sarif({ documents, rules, version }: Results): string {
  const broken = new Set(
    documents.flatMap(({ problems, silenced }) => [
      ...problems.map(({ rule }) => rule),
      ...silenced.map(({ problem }) => problem.rule),
    ]),
  );
  const described = rules.filter(({ name }) => broken.has(name));
  const indexOf = new Map(described.map(({ name }, index) => [name, index]));
  const anySilenced = documents.some(({ silenced }) => silenced.length > 0);
  const lineMaps = new Map(documents.map(({ document: { path, text } }) => [path, createLineMap(text)]));
  const results = documents.flatMap(reported => {
    const { document, problems, silenced } = reported;
    const all = [
      ...problems.map(problem => ({ problem, suppressions: [] as object[] })),
      ...silenced.map(({ problem, kind, reason }) => ({
        problem,
        suppressions: [{ kind, ...(reason === undefined ? {} : { justification: reason }) }],
      })),
    ];
    const fingerprints = fingerprintsOf({ document, problems: all.map(({ problem }) => problem) });
    return all.map(({ problem, suppressions }) => {
      const { hash, count } = fingerprints.get(problem) ?? { hash: '', count: 1 };
      const index = indexOf.get(problem.rule);
      return {
        ruleId: problem.rule,
        ...(index === undefined ? {} : { ruleIndex: index }),
        level: level[problem.severity],
        message: { text: problem.message },
        locations: [location(document.path, problem.range)],
        ...relatedOf(problem),
        partialFingerprints: { primaryLocationLineHash: `${hash}:${count}` },
        ...fixesOf(problem, lineMaps),
        // Once one result has suppressions, SARIF wants every result to say that it has none.
        ...(anySilenced ? { suppressions } : {}),
      };
    });
  });
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'corefile-lint',
            version,
            semanticVersion: version,
            informationUri: rulePage('README'),
            rules: described.map(({ name, code, summary, why, fix, severity }) => ({
              id: name,
              name: code,
              shortDescription: { text: summary },
              fullDescription: { text: why },
              help: { text: fix, markdown: `${why}\n\n${fix}` },
              helpUri: rulePage(name),
              defaultConfiguration: { level: level[severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { '%SRCROOT%': { description: { text: 'the folder that corefile-lint was run in' } } },
        results,
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const region = ({ start, end }: DocumentRange) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
});

function artifact(path: string): object {
  const encoded = encodeURI(path).replace(/[?#]/g, encodeURIComponent);
  // `a:b/Corefile` would have the scheme `a` (RFC 3986, section 4.2)
  const uri = /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded;
  return path.startsWith('/') ? { uri: `file://${uri}` } : { uri, uriBaseId: '%SRCROOT%' };
}

const location = (path: string, range: DocumentRange) => ({
  physicalLocation: { artifactLocation: artifact(path), region: region(range) },
});

function relatedOf({ related }: DocumentProblem): object {
  if (related.length === 0) return {};
  return {
    relatedLocations: related.map(({ message, path, range }, id) => ({
      id,
      message: { text: message },
      ...location(path, range),
    })),
  };
}

/** Lines and columns: whether offsets count UTF-16 units, as `columnKind` says of columns, is not told by SARIF. */
function fixesOf({ fixes }: DocumentProblem, lineMaps: ReadonlyMap<string, LineMap>): object {
  const known = fixes.filter(({ edits }) => edits.every(({ path }) => lineMaps.has(path)));
  if (known.length === 0) return {};
  return {
    fixes: known.map(({ title, edits }) => ({
      description: { text: title },
      artifactChanges: [...new Set(edits.map(({ path }) => path))].map(path => ({
        artifactLocation: artifact(path),
        replacements: edits
          .filter(edit => edit.path === path)
          .map(({ start, end, text }) => ({
            deletedRegion: regionBetween(start, end, lineMaps.get(path) as LineMap),
            insertedContent: { text },
          })),
      })),
    })),
  };
}

function regionBetween(start: number, end: number, { position }: LineMap): object {
  const [from, to] = [position(start), position(end)];
  return { startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column };
}
