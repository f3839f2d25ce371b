import { splitHostPort } from '@corefile/golang';
import { defineRule, insertAfter, replaceWord, soundBlocks, stanzasOf, unsafe } from '@corefile/linter';
import type { schema } from '../schema.ts';

export const prometheusLocalhost = defineRule({
  name: 'prometheus-localhost',
  code: 'CF416',
  severity: 'info',
  summary: 'Metrics are served on localhost only, where no other pod reaches them.',
  why: '`prometheus` without an address listens on `localhost:9153`. In a container that is the container itself; a Prometheus in another pod cannot connect.',
  fix: 'Write `prometheus :9153`.',
  bad: '.:53 {\n    errors\n    prometheus\n    forward . 10.0.0.53\n}',
  good: '.:53 {\n    errors\n    prometheus :9153\n    forward . 10.0.0.53\n}',
  profiles: ['cluster'],
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { config, head, args } of stanzasOf<typeof schema>(block, 'prometheus')) {
        const split = splitHostPort(config.address);
        if (!split.ok || (split.value.host !== 'localhost' && split.value.host !== '127.0.0.1')) continue;
        const [word] = args.tokens;
        const text = `:${split.value.port}`;
        report(word ?? head, {
          what: 'no other pod can read these metrics: they are served on localhost',
          instead: `write prometheus ${text}`,
          fixes: unsafe(`Listen on ${text}`, word ? replaceWord(word, text) : insertAfter(head, ` ${text}`)),
        });
      }
    }
  },
});
