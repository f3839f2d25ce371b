import type { Program } from '@corefile/parser';
import { defineRule } from '../rule.ts';
import { wholeLines } from '../words.ts';

export const noServerBlock = defineRule({
  name: 'no-server-block',
  code: 'CF113',
  severity: 'warning',
  summary: 'A block has no address and is thrown away, or there is no server block at all.',
  why: 'CoreDNS drops a block without addresses, such as the global options of Caddy 2, without a word. If nothing is left, or the Corefile is empty, it serves a built-in one instead: `.:53 { whoami log }`, which answers every query with the address of the client.',
  fix: 'Give the block an address, or remove it.',
  bad: '{\n    debug\n}\n.:53 {\n    forward . 192.0.2.1\n}',
  good: '.:53 {\n    debug\n    forward . 192.0.2.1\n}',
  check({ program }, report) {
    const { main } = program;
    const nameless = blocksWithoutAddress(program);
    for (const range of nameless)
      report(range, {
        what: 'this block has no address',
        why: 'CoreDNS throws it away',
        instead: 'give it one, or remove it',
        // alone, it is all that the text has to say
        fixes: program.usesDefault
          ? []
          : [{ title: 'Remove the block', safety: 'unsafe', edits: [{ range: wholeLines(range), text: '' }] }],
      });
    if (program.usesDefault && nameless.length === 0)
      report(
        { source: main, start: 0, end: Math.min(1, main.text.length) },
        {
          what: 'no server block is left',
          why: 'CoreDNS serves its built-in .:53 with whoami and log instead',
          instead: 'write a server block, or set the variables in its address',
        },
      );
  },
});

const blocksWithoutAddress = ({ main, dropped }: Program) =>
  dropped.blocks.flatMap(({ open, close }) =>
    open && close && open.token.source === main && close.token.source === main
      ? [{ source: main, start: open.token.start, end: close.token.end }]
      : [],
  );
