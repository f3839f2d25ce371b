import { type CheckedFile, defineRule, soundBlocks, stanzasOf, wordsFor } from '@corefile/linter';
import type { LoadedToken } from '@corefile/parser';
import { rooted, type ServerBlock } from '@corefile/schema';
import type { schema as auto } from '../auto/schema.ts';
import type { schema as file } from '../file/schema.ts';
import type { schema as hosts } from '../hosts/schema.ts';
import type { schema as root } from '../root/schema.ts';

export const referencedFileMissing = defineRule({
  name: 'referenced-file-missing',
  code: 'CF611',
  severity: 'warning',
  summary: 'The data of a plugin is not there, and CoreDNS starts without it.',
  why: '`auto` without `directory` starts and serves no zone at all. A zone file, hosts file or directory that does not exist is waited for, and its names get SERVFAIL until it is there. Which files there are is known with `--fs-root DIR`, where DIR holds those of the machine that CoreDNS runs on, for example an unpacked image.',
  fix: 'Name the directory or file that holds the data.',
  bad: 'example.org:53 {\n    auto\n    forward . 10.0.0.53\n}',
  good: 'example.org:53 {\n    auto {\n        directory /etc/coredns/zones\n    }\n    forward . 10.0.0.53\n}',
  check(checked, report) {
    for (const block of soundBlocks(checked)) {
      for (const { config, head, valid } of stanzasOf<typeof auto>(block, 'auto')) {
        if (!valid || config.directory !== undefined) continue;
        report(head, { what: 'auto has no directory and serves no zone', instead: 'add directory PATH' });
      }
      for (const { at, path, why } of missingIn(block, checked))
        report(at, { what: `there is no ${path}`, why, instead: 'correct the path, or put it there' });
    }
  },
});

interface Missing {
  readonly at: LoadedToken;
  readonly path: string;
  readonly why: string;
}

function missingIn(block: ServerBlock, { isMissing }: CheckedFile): readonly Missing[] {
  if (!isMissing) return [];
  const under = (path: string) => rooted(path, block.facts.root);
  const named = [
    ...stanzasOf<typeof file>(block, 'file').map(({ config: { path }, args }) => ({
      at: args.tokens[0],
      path: under(path),
      why: 'its zones get SERVFAIL until it is',
    })),
    ...stanzasOf<typeof hosts>(block, 'hosts').flatMap(stanza =>
      wordsFor(stanza, 'path').map(at => ({ at, path: under(at.text), why: 'no names are read from it' })),
    ),
    ...stanzasOf<typeof auto>(block, 'auto').flatMap(({ config: { directory }, lines }) => {
      const at = lines.findLast(({ name }) => name === 'directory')?.tokens[0];
      return directory === undefined
        ? []
        : [{ at, path: under(directory.directory), why: 'no zone is served from it' }];
    }),
    ...stanzasOf<typeof root>(block, 'root').map(({ config: { path }, args }) => ({
      at: args.tokens[0],
      path,
      why: 'paths of this block are looked up there',
    })),
  ];
  return named.flatMap(({ at, path, why }) => (at && isMissing(path) ? [{ at, path, why }] : []));
}
