import { type FuncMap, parseTemplate, type Template } from '@corefile/golang';
import { Fault, type Value, value } from '@corefile/schema';
import { templateFunctions } from './template-functions.ts';

/** A text in Go's template language that makes one resource record; `section` is what errors call it. Up to 1.9.4 there were none of `functions`. */
export const recordTemplate = (
  section: 'answer' | 'additional' | 'authority',
  functions: FuncMap = templateFunctions,
): Value<Template> =>
  value({
    label: 'RR',
    expects: 'a record as in a zone file, with {{ … }} filled in for each query',
    suggestions: ['"{{ .Name }} 60 IN A 192.0.2.1"'],
    colour: 'template',
    matches: () => true,
    read(token) {
      const parsed = parseTemplate(section, token, functions);
      return parsed.ok
        ? parsed.value
        : new Fault(`${parsed.error}; write a Go template such as "{{ .Name }} 60 IN A 192.0.2.1"`);
    },
  });
