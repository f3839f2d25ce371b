import { defineRule } from '../rule.ts';

export const requiredArgumentMissing = defineRule({
  name: 'required-argument-missing',
  code: 'CF205',
  severity: 'error',
  summary: 'The line ends where an argument must follow.',
  why: 'Arguments stand on the line of the plugin or option. CoreDNS mostly says no more than "Wrong argument count".',
  fix: 'Add what the message names.',
  bad: '.:53 {\n    forward .\n}',
  good: '.:53 {\n    forward . 192.0.2.1\n}',
  raisedBy: ['required-argument-missing'],
});
