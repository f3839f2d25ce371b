import { definePlugin, int, listenAddress, optional, properties, property, unlistenable } from '@corefile/schema';

const DEFAULT = 'localhost:6053';

export const schema = definePlugin('pprof', {
  summary: 'Serves profiles of the running process over HTTP, for `go tool pprof`.',
  description: [
    'The pages are below `/debug/pprof`. They hold for the whole process, show its command line and cost it time: keep',
    'the address local. Several blocks may have a stanza if their addresses differ.',
  ].join('\n'),
  examples: ['pprof', 'pprof localhost:6060', 'pprof {\n    block 10\n}'],
  occurs: 'once',
  role: 'server',
  args: { address: optional(listenAddress, `address of the pages; ${DEFAULT} when left out`, { fallback: DEFAULT }) },
  body: properties({
    block: property(
      'records where goroutines wait for each other',
      optional(int(), 'one event is recorded for so many nanoseconds of waiting; 1 records all, 0 none', {
        fallback: 1,
      }),
    ),
  }),
  startup([config], report) {
    const why = config && unlistenable(config.address);
    if (why) report(why, { at: 'address' });
  },
});
