import { definePlugin } from '@corefile/schema';

export const schema = definePlugin('any', {
  summary: 'Answers queries of type ANY with a HINFO record that says ANY is obsolete.',
  description: [
    'ANY queries make large answers and are used to amplify attacks; RFC 8482 allows this short one. Every name of the',
    'server block is answered that way, whether it exists or not. Other types go on.',
    '',
    'Only the first stanza is read.',
  ].join('\n'),
  examples: ['any'],
  occurs: 'first wins',
  nextArgs: 1,
  role: 'handler',
  since: '1.5.1',
  formerly: [{ upTo: '1.14.3', extra: 'ignored' }],
  claims: () => ({ zones: ['.'], fallthrough: [], types: ['ANY'] }),
});
