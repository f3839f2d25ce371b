import { definePlugin, duration, hours, int, properties, property, secondsToMs, where } from '@corefile/schema';

const limit = duration({ min: secondsToMs(1), max: hours(24), bounds: '1s to 24h', bareSeconds: true });

export const schema = definePlugin('timeouts', {
  summary: 'Sets how long the server keeps connections of its clients.',
  description: [
    'For TCP, TLS, HTTPS and QUIC; UDP has none. What is left out stays as it is by default, which differs from',
    'transport to transport. A bare number is taken as seconds. At least one option must be there.',
  ].join('\n'),
  examples: ['timeouts {\n    read 10s\n    write 20s\n    idle 60s\n}', 'timeouts {\n    maxtcpqueries 128\n}'],
  occurs: 'many',
  role: 'server',
  since: '1.10.1',
  body: properties({
    read: property('longest time until a query has arrived', limit),
    write: property('longest time until an answer has been sent', limit),
    idle: property('how long a connection without queries stays open', limit),
    maxtcpqueries: property(
      'queries after which a TCP or TLS connection is closed, so that clients spread anew; -1 for no limit',
      where(int(), count => count === -1 || count > 0, 'a whole number above 0, or -1 for no limit'),
      { since: '1.14.7' },
    ),
  }),
  check(config, report) {
    const { read, write, idle, maxtcpqueries } = config;
    if ([read, write, idle, maxtcpqueries].every(option => option === undefined))
      report('it has no option; write one of read, write, idle, maxtcpqueries, or remove it', {
        line: 'end',
        isMissing: true,
      });
  },
});
