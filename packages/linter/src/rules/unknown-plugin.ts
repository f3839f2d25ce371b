import { defineRule } from '../rule.ts';

export const unknownPlugin = defineRule({
  name: 'unknown-plugin',
  code: 'CF201',
  severity: 'error',
  summary: 'The server has no plugin of this name.',
  why: 'CoreDNS compares the first word of each line with the plugins it was built with, before any of them reads its part, and stops at the first that it does not know. Names are in lower case. External plugins exist only in a server that was built with them.',
  fix: 'Correct the name, move an option into the block of its plugin, or name the build with --plugins.',
  bad: '.:53 {\n    fowrard . 8.8.8.8\n}',
  good: '.:53 {\n    forward . 8.8.8.8\n}',
  raisedBy: ['unknown-directive'],
});
