import { splitHostPort } from '@corefile/golang';
import { defineRule, soundBlocks } from '@corefile/linter';
import type { LoadedToken } from '@corefile/parser';

/** Address when none is written. */
const pages: Readonly<Record<string, string>> = {
  health: ':8080',
  ready: ':8181',
  prometheus: 'localhost:9153',
  pprof: 'localhost:6053',
};
interface Page {
  readonly plugin: string;
  readonly host: string;
  readonly at: LoadedToken;
}

export const endpointPortCollision = defineRule({
  name: 'endpoint-port-collision',
  code: 'CF361',
  severity: 'warning',
  summary: 'Two plugins serve their pages on one port.',
  why: '`health`, `ready`, `prometheus` and `pprof` open their ports in a way that lets others open the same one. CoreDNS starts, and the kernel deals connections to either at random: probes get 200 at one time and 404 at another. It makes no difference in which server blocks the plugins stand.',
  fix: 'Give each a port of its own; the defaults are 8080 for health, 8181 for ready, 9153 for prometheus and 6053 for pprof.',
  bad: '.:53 {\n    health :8080\n    ready :8080\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    health :8080\n    ready :8181\n    forward . 10.0.0.53\n}',
  check(file, report) {
    const known = new Map<string, Page[]>();
    for (const block of soundBlocks(file)) {
      for (const { plugin, config, head, args } of block.stanzas) {
        const address = pages[plugin.name] && ((config as { address?: string }).address ?? pages[plugin.name]);
        const split = address === undefined ? undefined : splitHostPort(address);
        if (!split?.ok || split.value.port === '0' || split.value.port === '') continue;
        const page: Page = { plugin: plugin.name, host: hostOf(split.value.host), at: args.tokens[0] ?? head };
        const port = known.get(split.value.port) ?? [];
        const other = port.find(
          each => each.plugin !== page.plugin && (each.host === '' || page.host === '' || each.host === page.host),
        );
        if (other)
          report(page.at, {
            what: `${page.plugin} and ${other.plugin} share port ${split.value.port}`,
            why: 'connections are dealt to either at random',
            instead: `give ${page.plugin} another port, by default ${pages[page.plugin]}`,
            related: [{ message: other.plugin, at: other.at }],
          });
        // one of each plugin and host is enough to compare with
        if (!port.some(each => each.plugin === page.plugin && each.host === page.host))
          known.set(split.value.port, [...port, page]);
      }
    }
  },
});

/** '' for all addresses. */
const hostOf = (host: string): string =>
  host === '0.0.0.0' || host === '::' ? '' : host === 'localhost' ? '127.0.0.1' : host;
