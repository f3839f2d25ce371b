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
    const text = { type: 'string' };
    const forms = {
      text,
      texts: { oneOf: [text, { type: 'array', items: text }] },
      choice: { enum: choices },
      number: { type: 'integer', minimum: 0 },
      flag: { type: 'boolean' },
      severities: {
        type: 'object',
        properties: Object.fromEntries(rules.map(({ name, summary }) => [name, { ...severity, description: summary }])),
        additionalProperties: severity,
      },
      variables: { type: 'object', additionalProperties: { type: ['string', 'number', 'boolean'] } },
      overrides: { type: 'array', items: object(overrideKeys, ['files', 'rules']) },
    };
    return { description: help, ...forms[kind] };
  };
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Configuration of corefile-lint',
    ...object(configKeys),
  };
}
