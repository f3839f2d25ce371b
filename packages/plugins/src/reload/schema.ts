import { definePlugin, duration, optional, secondsToMs, where } from '@corefile/schema';

export const schema = definePlugin('reload', {
  summary: 'Reads the Corefile again when it has changed.',
  description: [
    'It holds for the whole process, in whichever block it stands; with several the last block decides. Imported files',
    'are looked at too, zone files are not. A changed Corefile that CoreDNS refuses leaves the old one running, with an',
    'error in the log. Later stanzas in one block are not even checked.',
  ].join('\n'),
  examples: ['reload', 'reload 10s', 'reload 1m 0s'],
  occurs: 'first wins',
  role: 'server',
  args: {
    interval: optional(duration({ min: secondsToMs(2), bounds: '2s or more' }), 'how often it looks', {
      fallback: secondsToMs(30),
    }),
    jitter: optional(
      where(duration(), ms => ms === 0 || ms >= secondsToMs(1), '0s, or a duration of 1s or more'),
      'random part of the interval, half of it at most, so that many servers do not reload at once; 0s for none',
      {
        fallback: secondsToMs(15),
        formerly: [{ upTo: '1.14.1', value: duration({ min: secondsToMs(1), bounds: '1s or more' }) }],
      },
    ),
  },
});
