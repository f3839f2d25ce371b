import { spawnSync } from 'node:child_process';
import { corednsBinary } from './coredns.ts';
import type { RecordedVerdict } from './verdict-fixture.ts';

/** The release of the server in COREDNS_BIN, by its own word; '' when it says none. */
export function releaseOfBinary(): string {
  const { stdout } = spawnSync(corednsBinary(), ['-version'], { encoding: 'utf8' });
  return /^CoreDNS-(\S+)/m.exec(stdout)?.[1] ?? '';
}

/**
 * What is worth keeping of an older release's words: where they are not those of the newest, one case of a kind. That it
 * has no such plugin needs no case; nor does what its machine refuses, for want of files or of memory.
 */
export function sampleOfOlder(
  older: readonly RecordedVerdict[],
  newest: ReadonlyMap<string, RecordedVerdict>,
): RecordedVerdict[] {
  const kinds = new Map<string, RecordedVerdict>();
  for (const each of older) {
    const now = newest.get(each.id);
    if (!now || each.verdict === 'environment' || now.verdict === 'environment') continue;
    if (each.verdict === now.verdict && each.line === now.line) continue;
    if (/unknown directive|out of memory/i.test(each.message ?? '') || each.text.length > 500) continue;
    // An older server that starts has nothing to say: what the newest has against it tells kinds apart.
    const words = (each.message ?? now.message ?? '').replace(/["'`].*["'`]/gs, '').replace(/\d+/g, '');
    const kind = `${each.id.replace(/-\d+$/, '')} ${each.verdict} ${words}`;
    if (!kinds.has(kind)) kinds.set(kind, each);
  }
  return [...kinds.values()];
}
