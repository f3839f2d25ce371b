import {
  addOption,
  addPlugin,
  defineRule,
  safe,
  span,
  stanzaAt,
  unsafe,
  wholeLines,
  wordAt,
  wordsFor,
} from '@corefile/linter';
import type { Token } from '@corefile/parser';

export const removedTransferOption = defineRule({
  name: 'removed-transfer-option',
  code: 'CF703',
  severity: 'error',
  summary: 'Zone transfers and reloading are configured elsewhere now.',
  why: '`transfer to` inside `file`, `auto`, `secondary` and `kubernetes` was removed in 1.8.0: a plugin of its own, `transfer`, does that for all of them. `no_reload` was removed in 1.5.0; `reload 0` does the same.',
  fix: 'Write `transfer { to ADDRESS }` beside the plugin, and `reload 0` for `no_reload`.',
  bad: 'example.org:53 {\n    auto {\n        directory /etc/coredns/zones\n        transfer to 192.0.2.2\n    }\n}',
  good: 'example.org:53 {\n    auto {\n        directory /etc/coredns/zones\n    }\n    transfer {\n        to 192.0.2.2\n    }\n}',
  refines: ['option-not-in-version', 'invalid-value'],
  refine({ about, code }, { model }) {
    const place = stanzaAt(model, about);
    const word = wordAt(about);
    const keyword = word?.line[0];
    if (!place || !word || !keyword) return undefined;
    if (keyword.text === 'no_reload' && code === 'option-not-in-version')
      return { fixes: safe("Write 'reload 0'", { range: about, text: 'reload 0' }) };
    const isOld =
      code === 'option-not-in-version' || (place.stanza.plugin.name === 'secondary' && word.token.text === 'to');
    if (keyword.text !== 'transfer' || !isOld || word.line[1]?.text !== 'to') return undefined;
    const removal = { range: wholeLines(span(keyword, word.line.at(-1) as Token)), text: '' };
    const to = word.line.slice(2).map(({ text }) => text);
    const zones = wordsFor(place.stanza, 'zones').map(({ text }) => text);
    const head = ['transfer', ...zones].join(' ');
    const known = place.block.stanzas.find(
      ({ plugin, args }) =>
        plugin.name === 'transfer' && args.tokens.map(({ text }) => text).join(' ') === zones.join(' '),
    );
    const addition = known
      ? addOption(known, `to ${to.join(' ')}`)
      : addPlugin(place.block, `${head} {\n    to ${to.join(' ')}\n}`);
    return {
      at: keyword,
      what: `'transfer to' is no option of ${place.stanza.plugin.name} any more`,
      instead: `write the plugin transfer beside it`,
      fixes: addition && to.length > 0 ? unsafe('Use the plugin transfer', removal, addition) : [],
    };
  },
});
