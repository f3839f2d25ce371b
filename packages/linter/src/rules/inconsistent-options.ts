import { defineRule } from '../rule.ts';

export const inconsistentOptions = defineRule({
  name: 'inconsistent-options',
  code: 'CF208',
  severity: 'error',
  summary: 'Each part is right by itself, but together CoreDNS refuses them.',
  why: 'Some options need another, exclude one another, or must stand in a certain relation; some mistakes show only when all stanzas of a plugin are put together, or when the server starts to listen.',
  fix: 'Change one of the parts that the message names.',
  bad: '.:53 {\n    forward . 192.0.2.1 {\n        max_age 5s\n        expire 10s\n    }\n}',
  good: '.:53 {\n    forward . 192.0.2.1 {\n        max_age 30s\n        expire 10s\n    }\n}',
  raisedBy: ['inconsistent-options'],
});
