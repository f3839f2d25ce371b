import { type ConfigKey, configKeys, overrideKeys, severities } from './config-keys.ts';

/** JSON Schema (draft-07, which editors read) of `.corefile-lint.yaml`; the names of the rules are suggested. */
export function configSchema(rules: readonly { readonly name: string; readonly summary: string }[]): object {
  const severity = { enum: severities };
  const object = (keys: Record<string, ConfigKey>, required: readonly string[] = []): object => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, schemaOf(key)])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  });
  const schemaOf = ({ kind, choices, help }: ConfigKey): object => {
    return { description: help, ...formOf(kind, choices) };
  };
  const text = { type: 'string' };
  const formOf = (kind: ConfigKey['kind'], choices: ConfigKey['choices']): object => {
    switch (kind) {
      case 'text':
      case 'release':
        return text;
      case 'texts':
      case 'selection':
        return { oneOf: [text, { type: 'array', items: text }] };
      case 'choice':
        return { enum: choices };
      case 'number':
        return { type: 'integer', minimum: 0 };
      case 'flag':
        return { type: 'boolean' };
      case 'severities':
        return {
          type: 'object',
          properties: Object.fromEntries(
            rules.map(({ name, summary }) => [name, { ...severity, description: summary }]),
          ),
          additionalProperties: severity,
        };
      case 'variables':
        return { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } };
      case 'overrides':
        return { type: 'array', items: object(overrideKeys, ['files', 'rules']) };
    }
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of corefile-lint',
    ...object(configKeys),
  };
}
