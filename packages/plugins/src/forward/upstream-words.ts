import { splitHostPort } from '@corefile/golang';
import { type CheckedFile, soundBlocks, stanzasOf, wordsFor } from '@corefile/linter';
import type { LoadedToken } from '@corefile/parser';
import { Fault, type Infer, oncePer, type ServerBlock, type Stanza } from '@corefile/schema';
import type { schema } from './schema.ts';
import { readUpstreams, type Upstream } from './upstreams.ts';

export type Forward = Stanza<Infer<typeof schema>>;

/** A server where it is written. */
export interface UpstreamWord extends Upstream {
  readonly at: LoadedToken;
  /** Address without the port. */
  readonly host: string;
}

/** The servers a stanza names outright, not placeholders that node-local-dns replaces itself; what files name is not among them. */
export const upstreamsOf = oncePer((stanza: Forward): readonly UpstreamWord[] => {
  const words = wordsFor(stanza, 'to');
  return stanza.config.to.flatMap((text, index) => {
    const read = readUpstreams([text]);
    const at = words[index];
    if (
      !at ||
      read instanceof Fault ||
      (text.includes('/') && !text.includes('://')) ||
      text.endsWith('.conf') ||
      text.includes('__PILLAR__') ||
      text.endsWith('{')
    )
      return [];
    return read.upstreams.map(({ transport, address, serverName, byName }) => {
      const split = splitHostPort(address);
      return { transport, address, serverName, byName, at, host: split.ok ? split.value.host : address };
    });
  });
});

/** Each forward of the sound blocks. */
export const forwardsOf = oncePer(
  (file: CheckedFile): readonly { readonly block: ServerBlock; readonly stanza: Forward }[] =>
    soundBlocks(file).flatMap(block => stanzasOf<typeof schema>(block, 'forward').map(stanza => ({ block, stanza }))),
);
