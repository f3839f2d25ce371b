import { normalizeName } from '@corefile/dns';
import { parseIP } from '@corefile/golang';
import { type CheckedFile, soundBlocks, stanzasOf } from '@corefile/linter';
import type { LoadedToken } from '@corefile/parser';
import { type Infer, oncePer, type Stanza, type StanzaLine, stripZone } from '@corefile/schema';
import type { schema } from './schema.ts';

export type Hosts = Stanza<Infer<typeof schema>>;

/** A line of the block that is a record, or was taken for one. */
export interface HostLine {
  readonly line: StanzaLine;
  /** First word and those behind it. */
  readonly words: readonly LoadedToken[];
  /** Of four or six bytes; undefined when the first word is no address, so that CoreDNS drops the line. */
  readonly family: 4 | 6 | undefined;
  /** Normalised, each with its word. */
  readonly names: readonly { readonly name: string; readonly at: LoadedToken }[];
}

export const hostsOf = oncePer((file: CheckedFile): readonly Hosts[] =>
  soundBlocks(file).flatMap(block => stanzasOf<typeof schema>(block, 'hosts')),
);

export const hostLines = ({ lines }: Hosts): readonly HostLine[] =>
  lines.filter(({ name }) => name === '').map(readLine);

function readLine(line: StanzaLine): HostLine {
  const words = line.tokens[0] === line.keyword ? line.tokens : [line.keyword, ...line.tokens];
  const family = familyOf(line.keyword.text);
  return {
    line,
    words,
    family,
    names: family ? words.slice(1).map(at => ({ name: normalizeName(at.text), at })) : [],
  };
}

export function familyOf(text: string): 4 | 6 | undefined {
  const address = stripZone(text);
  if (!parseIP(address)) return undefined;
  return address.includes(':') && !/^::ffff:[\d.]+$/i.test(address) ? 6 : 4;
}
