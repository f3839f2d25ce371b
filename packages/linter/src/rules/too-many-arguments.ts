import { defineRule } from '../rule.ts';

export const tooManyArguments = defineRule({
  name: 'too-many-arguments',
  code: 'CF206',
  severity: 'error',
  summary: 'The line has more arguments than CoreDNS takes.',
  why: 'Everything up to the end of the line is an argument of the plugin or option that begins it. Most refuse what they have no use for.',
  fix: 'Remove what is too many, quote a text with blanks, or begin a new line.',
  bad: '.:53 {\n    whoami 192.0.2.1\n}',
  good: '.:53 {\n    whoami\n}',
  raisedBy: ['too-many-arguments'],
});
