import { defineRule } from '../rule.ts';

export const optionRepeated = defineRule({
  name: 'option-repeated',
  code: 'CF207',
  severity: 'error',
  summary: 'The option may be given only once.',
  why: 'Most options may be repeated, and the last one counts. Some plugins refuse the second instead.',
  fix: 'Keep one of them.',
  bad: 'https://.:443 {\n    tls cert.pem key.pem\n    https {\n        max_connections 100\n        max_connections 200\n    }\n    forward . 192.0.2.1\n}',
  good: 'https://.:443 {\n    tls cert.pem key.pem\n    https {\n        max_connections 200\n    }\n    forward . 192.0.2.1\n}',
  raisedBy: ['option-repeated'],
});
