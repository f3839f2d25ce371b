import { defineRule } from '../rule.ts';

export const duplicateZone = defineRule({
  name: 'duplicate-zone',
  code: 'CF381',
  severity: 'error',
  summary: 'Two server blocks serve the same zone on the same listener.',
  why: 'A zone may be served once for each scheme, address and port; names are compared in lower case with the final dot, and a missing port is the default one: `.` and `.:53` are the same. Nor may one block listen on all addresses and another on some of them for the same zone and port. Blocks with a `view` are exempt. The second block often comes from an imported file.',
  fix: 'Merge the blocks, or give one another zone or port.',
  bad: '.:53 {\n    forward . 192.0.2.1\n}\n. {\n    forward . 192.0.2.2\n}',
  good: '.:53 {\n    forward . 192.0.2.1\n}\nexample.org:53 {\n    forward . 192.0.2.2\n}',
  raisedBy: ['duplicate-zone', 'listener-overlap'],
});
