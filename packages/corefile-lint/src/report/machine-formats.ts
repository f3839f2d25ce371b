import { checkstyle } from './checkstyle.ts';
import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import { json } from './json.ts';
import { jsonl } from './jsonl.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { oneline } from './oneline.ts';
import { rdjson } from './rdjson.ts';
import type { Results } from './results.ts';
import { sarif } from './sarif.ts';
import { statistics } from './statistics.ts';

/** Every report but `text`, which may have colours. */
export const machineFormats = {
  oneline,
  json,
  jsonl,
  sarif,
  github,
  gitlab,
  junit,
  checkstyle,
  rdjson,
  markdown,
  statistics,
} satisfies Record<string, (results: Results) => string>;
