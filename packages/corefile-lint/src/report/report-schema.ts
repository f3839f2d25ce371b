const object = (properties: Readonly<Record<string, object>>, optional: readonly string[] = []) => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter(name => !optional.includes(name)),
  additionalProperties: false,
});
const list = (items: object) => ({ type: 'array', items });
const text = { type: 'string' };
const count = { type: 'integer', minimum: 0 };
const position = object({
  line: { type: 'integer', minimum: 1 },
  column: { type: 'integer', minimum: 1, description: 'UTF-16 units' },
  offset: { ...count, description: 'UTF-16 units from the beginning of the file' },
});
const range = object({ start: position, end: { ...position, description: 'behind the last character' } });

const problem = {
  rule: text,
  code: { type: 'string', pattern: '^CF[0-9]{3}$' },
  severity: { enum: ['error', 'warning', 'info'] },
  message: text,
  range,
  related: list(object({ message: text, path: text, range })),
  fixes: list(
    object({
      title: text,
      safety: { enum: ['safe', 'unsafe'] },
      edits: list(object({ path: text, start: count, end: count, text })),
    }),
  ),
  page: { ...text, description: 'where the rule is explained' },
};

/** JSON Schema of what `-f json` writes. */
export const reportSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Report of corefile-lint',
  ...object({
    version: { const: 1 },
    files: list(
      object({
        path: text,
        problems: list(object(problem)),
        silenced: list(object({ ...problem, by: { enum: ['comment', 'baseline'] }, reason: text }, ['reason'])),
      }),
    ),
    summary: object({ files: count, errors: count, warnings: count, infos: count }),
  }),
};
