import { parseRecord, recordTypes, typeToString } from '@corefile/dns';
import { defineRule } from '@corefile/linter';
import { templatesOf } from '../templates.ts';

export const templateBadRecord = defineRule({
  name: 'template-bad-record',
  code: 'CF353',
  severity: 'warning',
  summary: 'What a template yields is no record, or one of another type than asked for.',
  why: 'CoreDNS fills the template in when a query comes and only then reads the result as a record. One that cannot be read makes SERVFAIL; one of another type is no answer to the question. Nothing of that is noticed at start.',
  fix: 'Write a whole record as in a zone file: `"{{ .Name }} 60 IN A 10.0.0.1"`, names in its data with a final dot.',
  bad: '.:53 {\n    template IN A example.org {\n        answer "{{ .Name }} 60 IN A host.example.org"\n    }\n}',
  good: '.:53 {\n    template IN A example.org {\n        answer "{{ .Name }} 60 IN A 10.0.0.1"\n    }\n}',
  check(file, report) {
    for (const { stanzas } of templatesOf(file)) {
      for (const stanza of stanzas) {
        const { type, zones } = stanza.config;
        const values: Readonly<Record<string, string>> = {
          Name: `name.${zones[0] === '.' ? 'example.' : (zones[0] ?? 'example.')}`,
          Zone: zones[0] ?? '.',
          Class: 'IN',
          Type: type === recordTypes.ANY ? 'A' : typeToString(type),
        };
        for (const line of stanza.lines) {
          if (line.name !== 'answer' && line.name !== 'additional' && line.name !== 'authority') continue;
          for (const at of line.tokens) {
            const text = at.text.replace(
              /\{\{-?\s*\.(Name|Zone|Class|Type)\s*-?\}\}/g,
              (_, name: string) => values[name] ?? '',
            );
            if (text.includes('{{')) continue;
            const read = parseRecord(text);
            const { record } = read;
            const others = line.name === 'answer' && type !== recordTypes.ANY;
            if (read.error)
              report(at, {
                what: `for ${values.Name} this yields '${text}', which is no record`,
                why: 'such a query is answered with SERVFAIL',
                instead: 'write a whole record such as "{{ .Name }} 60 IN A 10.0.0.1"',
              });
            else if (
              others &&
              record &&
              record.type !== type &&
              record.type !== recordTypes.CNAME &&
              record.type !== recordTypes.DNAME
            )
              report(at, {
                what: `queries for ${typeToString(type)} are answered with a record of type ${typeToString(record.type)}`,
                instead: 'give a record of the type that is asked for',
              });
          }
        }
      }
    }
  },
});
