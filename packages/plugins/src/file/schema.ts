import { cleanPath } from '@corefile/golang';
import {
  definePlugin,
  duration,
  fallthroughZones,
  flag,
  isKnownIn,
  many,
  minutes,
  one,
  path,
  properties,
  property,
  rooted,
  text,
  zones,
} from '@corefile/schema';
import { transferTo } from '../transfer-to.ts';
import { zoneFault } from './zone-fault.ts';

export const schema = definePlugin('file', {
  summary: 'Answers from zone files in the format of RFC 1035.',
  description: [
    'The file is read again when the serial of its SOA record has changed. One that is missing at start is waited for,',
    'its zone answers SERVFAIL until then; one with a mistake keeps CoreDNS from starting. The same file may serve',
    'several zones: then it should use relative names.',
    '',
    'The stanzas of a block become one: `reload` and `reload_by_mtime` hold for the stanzas behind them too, and the',
    'last `fallthrough` for all. For transfers to other servers write the plugin transfer beside it.',
  ].join('\n'),
  examples: [
    'file db.example.org example.org',
    'file /etc/coredns/db.example.org example.org example.net {\n    reload 10s\n    fallthrough sub.example.org\n}',
  ],
  occurs: 'many',
  role: 'handler',
  nextArgs: 1,
  args: {
    path: one(path, 'the zone file, relative to root'),
    zones: zones('zones it is read for; those of the server block when left out'),
  },
  body: properties({
    fallthrough: property('hands names that are not in the zone to the next plugin', fallthroughZones, {
      since: '1.12.2',
    }),
    reload: property('how often it looks whether the file has changed; 1m when left out, 0s for never', duration(), {
      extra: 'ignored',
    }),
    reload_by_mtime: flag("goes by the file's time of change instead of the serial", {
      extra: 'read as next',
      since: '1.14.4',
    }),
    upstream: property('of no effect any more; remove it', many(text('ADDRESS', 'an address'), 'ignored')),
    transfer: property('let other servers fetch the zone', transferTo, {
      extra: 'read as next',
      until: '1.7.1',
      instead: "the plugin 'transfer' beside it",
    }),
    no_reload: property('never read the file again', {}, { until: '1.4.0', instead: 'reload 0s' }),
  }),
  startup(configs, report, { facts, readFile, version }) {
    const knows = (since: string) => isKnownIn({ since }, version);
    let reload = minutes(1);
    let missing: { path: string; stanza: number } | undefined;
    const intervals = new Map<string, { reload: number; stanza: number }>();
    configs.forEach((config, stanza) => {
      const file = cleanPath(rooted(config.path, facts.root));
      const text = readFile?.(file);
      // A file that is missing keeps CoreDNS from reading those behind it.
      if (text === undefined) missing ??= { path: file, stanza };
      for (const origin of config.zones) {
        const fault =
          missing || text === undefined
            ? undefined
            : zoneFault(text, origin, file, path => readFile?.(path), knows('1.11.4'));
        if (fault) report(fault.message, { at: 'path', stanza, environment: fault.environment });
      }
      if (!knows('1.6.0') && config.zones.length > 1)
        report('before CoreDNS 1.6.0 a file serves one zone; write a stanza for each', { at: 'zones', stanza });
      reload = config.reload ?? reload;
      for (const origin of config.zones) intervals.set(origin, { reload, stanza });
    });
    if (missing && reload === 0)
      report(`${missing.path} cannot be read, and reload 0s waits for no file`, {
        at: 'path',
        stanza: missing.stanza,
        environment: true,
      });
    for (const { reload, stanza } of intervals.values())
      if (reload < 0 && knows('1.6.0'))
        report('CoreDNS crashes at a negative interval; write 0s for never', { at: 'reload', stanza });
  },
  claims: config => ({ zones: config.zones, fallthrough: config.fallthrough ?? [] }),
});
