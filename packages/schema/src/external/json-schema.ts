import { argumentTypes } from './argument-types.ts';

/** As much of JSON Schema as our own schemas use. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly description?: string;
  readonly type?: 'string' | 'integer' | 'boolean' | 'object' | 'array';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema | false;
}

const text = (description: string): JsonSchema => ({ type: 'string', description });
const release = (description: string): JsonSchema => ({ ...text(description), pattern: '^\\d+\\.\\d+\\.\\d+$' });
const flag = (description: string): JsonSchema => ({ type: 'boolean', description });
const count = (description: string): JsonSchema => ({ type: 'integer', description });
const object = (properties: Record<string, JsonSchema>, required: readonly string[]): JsonSchema => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});
const args: JsonSchema = {
  type: 'array',
  description: 'Arguments in the order of writing; none when left out.',
  items: { $ref: 'argument' },
};
const lifetime = {
  since: release('First release of CoreDNS that has it.'),
  until: release('Last release of CoreDNS that has it.'),
  instead: text('What to write in its place, once it is gone.'),
};
const extra: JsonSchema = {
  description:
    'What the setup code does with further words on the line: `rejected` (default), `ignored`, or `read as next` where it takes arguments one by one.',
  enum: ['rejected', 'ignored', 'read as next'],
};
const types = Object.entries(argumentTypes)
  .map(([type, { help }]) => `\`${type}\`: ${help}`)
  .join('; ');

/** The parts that `$ref` names. */
export const definitions: Readonly<Record<string, JsonSchema>> = {
  argument: object(
    {
      name: { ...text('Name, as in the usage line.'), pattern: '^[A-Za-z_][\\w-]*$' },
      doc: text('What it is for.'),
      type: { description: `What may be written. ${types}.`, enum: Object.keys(argumentTypes) },
      words: { type: 'array', description: 'For `word`: what may be written.', items: { type: 'string' }, minItems: 1 },
      min: count('For numbers and durations: the least.'),
      max: count('For numbers and durations: the greatest.'),
      presence: {
        description:
          '`required` (default), `optional`: there when a word is left for it, `guarded`: there when the word looks like one, `list`: any number of them, `some`: at least one.',
        enum: ['required', 'optional', 'guarded', 'list', 'some'],
      },
    },
    ['name', 'type'],
  ),
  option: object(
    {
      doc: text('What it does.'),
      args,
      repeat: {
        description: 'When it is given twice: `last wins` (default), `collected`, or `rejected`.',
        enum: ['last wins', 'collected', 'rejected'],
      },
      extra,
      ...lifetime,
    },
    ['doc'],
  ),
  plugin: object(
    {
      name: { ...text('The directive, as in plugin.cfg.'), pattern: '^[^\\s{}"#]+$' },
      summary: text('One sentence: what it does.'),
      description: text('More, in Markdown.'),
      examples: { type: 'array', description: 'Stanzas that are right.', items: { type: 'string' } },
      before: text('The plugin that it stands in front of in plugin.cfg; the end when left out. --plugins wins.'),
      occurs: {
        description: 'How often it may stand in a server block: `many` (default), `once`, `first wins`, `last wins`.',
        enum: ['many', 'once', 'first wins', 'last wins'],
      },
      role: {
        description: '`handler` (default): sits in the chain of each query; `server`: only sets something up.',
        enum: ['handler', 'server'],
      },
      args,
      options: {
        type: 'object',
        description: 'Options of its block, by name. Without this key the plugin has no block.',
        additionalProperties: { $ref: 'option' },
      },
      data: { ...args, description: 'Arguments of further lines of the block, which are data and no options.' },
      ignoreCase: flag('Options in any letter case.'),
      extra,
      ...lifetime,
    },
    ['name', 'summary'],
  ),
};

const file: JsonSchema = object(
  { $schema: text('Address of this schema.'), plugins: { type: 'array', items: { $ref: 'plugin' } } },
  ['plugins'],
);

/** What is wrong with the data, each with its place: `plugins[0].args: …`. Looks at nothing but what the schema names. */
export function faultsOf(data: unknown, schema: JsonSchema = file, at = ''): readonly string[] {
  const part = schema.$ref === undefined ? schema : (definitions[schema.$ref] as JsonSchema);
  const wrong = (message: string) => [`${at === '' ? 'the file' : at}: ${message}`];
  if (part.enum && !part.enum.includes(data as string)) return wrong(`expected one of ${part.enum.join(', ')}`);
  switch (part.type) {
    case 'string':
      if (typeof data !== 'string') return wrong('expected a text');
      return part.pattern !== undefined && !new RegExp(part.pattern).test(data)
        ? wrong(`'${data}' has not the form ${part.pattern}`)
        : [];
    case 'integer':
      return Number.isInteger(data) ? [] : wrong('expected a whole number');
    case 'boolean':
      return typeof data === 'boolean' ? [] : wrong('expected true or false');
    case 'array':
      if (!Array.isArray(data)) return wrong('expected a list');
      if (data.length < (part.minItems ?? 0)) return wrong('expected at least one');
      return data.flatMap((item, index) => faultsOf(item, part.items, `${at}[${index}]`));
    case 'object': {
      if (typeof data !== 'object' || data === null || Array.isArray(data)) return wrong('expected an object');
      const missing = (part.required ?? []).filter(key => !Object.hasOwn(data, key));
      return [
        ...missing.flatMap(key => wrong(`'${key}' is missing`)),
        ...Object.entries(data).flatMap(([key, value]) => {
          const inner = Object.hasOwn(part.properties ?? {}, key) ? part.properties?.[key] : part.additionalProperties;
          const place = at === '' ? key : `${at}.${key}`;
          return inner ? faultsOf(value, inner, place) : [`${place}: is not known here`];
        }),
      ];
    }
    default:
      return [];
  }
}

/** JSON Schema (draft-07) of the files that --schema takes. */
export const externalPluginsSchema: object = JSON.parse(
  JSON.stringify({
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Plugins for CoreDNS that are not part of it',
    ...file,
    definitions,
  }).replaceAll(/"\$ref":"(\w+)"/g, '"$ref":"#/definitions/$1"'),
);
