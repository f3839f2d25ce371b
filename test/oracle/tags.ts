import { execFileSync } from 'node:child_process';
import { orderOf, releases, schemas } from '@corefile/plugins';
import type { AnyPlugin } from '@corefile/schema';
import { sourceFolder } from './upstream-cases.ts';

/** Words that a plugin's source has for something else too, so that they do not show when the option came or went. */
const OTHER_USES: readonly (readonly [plugin: string, option: string, use: string])[] = [
  ['dnstap', 'tls', 'a scheme before it was an option'],
  ['file', 'transfer', 'the name of the plugin that took its place'],
  ['auto', 'transfer', 'the name of the plugin that took its place'],
];

/**
 * The `tags` command: releases, their plugins in order and the life of each option, held against the git tags of the
 * checkout in COREDNS_SRC. An option is there when its word is quoted in the source of its plugin.
 */
export async function tags(): Promise<number> {
  const facts = [...releaseFacts(), ...orderFacts(), ...optionFacts()];
  const wrong = facts.flatMap(({ fault }) => fault ?? []);
  for (const fault of wrong) console.log(fault);
  console.log(`${facts.length} facts of ${releases.length} releases, ${wrong.length} differ from the tags`);
  return wrong.length > 0 ? 1 : 0;
}

interface Fact {
  readonly fault?: string;
}
const fact = (holds: boolean, fault: string): Fact => (holds ? {} : { fault });

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', sourceFolder(), ...args], { encoding: 'utf8', maxBuffer: 2 ** 26 });

function releaseFacts(): Fact[] {
  const tagged: readonly string[] = git('tag', '--list', 'v1.*').match(/(?<=^v)1\.(?:[5-9]|\d\d)\.\d+$/gm) ?? [];
  return [...new Set([...tagged, ...releases])].map(release =>
    fact(tagged.includes(release) && releases.includes(release), `${release}: a tag or a release, but not both`),
  );
}

function orderFacts(): Fact[] {
  return releases.map(release => {
    const lines = git('show', `v${release}:plugin.cfg`).match(/^\w+(?=:)/gm) ?? [];
    const order = orderOf(release);
    return fact(lines.join() === order.join(), `${release}: plugin.cfg has ${lines.join()}, we ${order.join()}`);
  });
}

function optionFacts(): Fact[] {
  return schemas.flatMap(plugin =>
    optionsOf(plugin).flatMap(([name, { since, until }]) => {
      if (OTHER_USES.some(([of, option]) => of === plugin.name && option === name)) return [];
      const [oldest = ''] = releases.filter(release => orderOf(release).includes(plugin.name));
      if (until !== undefined && !releases.includes(until)) return []; // gone before the first release
      const first = since ?? oldest;
      const last = until ?? releases.at(-1) ?? '';
      const [before, after] = [releases[releases.indexOf(first) - 1], releases[releases.indexOf(last) + 1]];
      const has = (release: string | undefined) =>
        release !== undefined && sourceOf(plugin.name, release).includes(`"${name}"`);
      return [
        fact(has(first) && (first === oldest || !has(before)), `${plugin.name}: ${name} did not come with ${first}`),
        fact(has(last) && !has(after), `${plugin.name}: ${name} did not go after ${last}`),
      ];
    }),
  );
}

interface Life {
  readonly since?: string;
  readonly until?: string;
}

function optionsOf({ stanzas }: AnyPlugin): [string, Life][] {
  return stanzas.flatMap(({ body }) => {
    if (body?.kind === 'properties') return Object.entries(body.properties as Record<string, Life>);
    return body?.kind === 'entries' ? Object.entries(body.variants as Record<string, Life>) : [];
  });
}

const sources = new Map<string, string>();

/** The plugin's source in a release, without tests; '' where there is none. */
function sourceOf(plugin: string, release: string): string {
  const key = `${plugin} ${release}`;
  if (!sources.has(key)) {
    const folder = plugin === 'prometheus' ? 'metrics' : plugin;
    const files = git('ls-tree', '--name-only', `v${release}`, `plugin/${folder}/`).match(/.*(?<!_test)\.go$/gm) ?? [];
    sources.set(key, files.map(file => git('show', `v${release}:${file}`)).join('\n'));
  }
  return sources.get(key) as string;
}
