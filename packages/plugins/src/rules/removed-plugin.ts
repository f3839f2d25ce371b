import {
  defineRule,
  type Fix,
  type Refinement,
  removeRange,
  safe,
  span,
  unsafe,
  type Word,
  wordAt,
  wordsOf,
} from '@corefile/linter';
import type { Token } from '@corefile/parser';
import { proxyToForward } from './proxy-to-forward.ts';

/** Plugins that CoreDNS had: the last release with them, and what took their place. */
const removed: Readonly<Record<string, readonly [string, string]>> = {
  proxy: ['1.4.0', 'forward'],
  federation: ['1.6.9', 'nothing: Kubernetes has no federation of this kind any more'],
  reverse: ['1.1.4', 'template'],
  startup: ['1.0.6', 'on startup'],
  shutdown: ['1.0.6', 'on shutdown'],
  httpproxy: ['005', 'forward with an https:// upstream'],
};

export const removedPlugin = defineRule({
  name: 'removed-plugin',
  code: 'CF702',
  severity: 'error',
  summary: 'CoreDNS had this plugin once.',
  why: '`proxy` went with 1.5.0 in favour of `forward`, `federation` with 1.7.0, `reverse` with 1.2.0 in favour of `template`, `startup` and `shutdown` with 1.1.0 in favour of `on`. Manifests that outlive an upgrade still have them, and CoreDNS refuses to start.',
  fix: 'Write what took its place.',
  bad: '.:53 {\n    proxy . 192.0.2.1\n}',
  good: '.:53 {\n    forward . 192.0.2.1\n}',
  raisedBy: ['removed-plugin'],
  refines: ['unknown-directive'],
  refine({ about, code }): Refinement | undefined {
    const word = wordAt(about);
    const name = word?.token.text ?? '';
    const entry = Object.hasOwn(removed, name) ? removed[name] : undefined;
    if (code === 'removed-plugin' || !word || !entry) return undefined;
    const [until, instead] = entry;
    return {
      what: `'${name}' is not known after CoreDNS ${until}`,
      instead: `write ${instead}`,
      fixes: word.index === 0 ? fixesFor(word) : [],
    };
  },
});

function fixesFor(word: Word): readonly Fix[] {
  const tokens = stanzaFrom(word);
  const [head, last] = [tokens[0], tokens.at(-1)];
  if (!head || !last) return [];
  switch (head.text) {
    case 'proxy': {
      if (tokens.length < 3) return [];
      const edits = proxyToForward(tokens);
      const title = `Write ${edits[0]?.text}`;
      return edits.length === 1 ? safe(title, ...edits) : unsafe(title, ...edits);
    }
    case 'federation':
      return unsafe('Remove federation', removeRange(span(head, last)));
    case 'startup':
    case 'shutdown':
      return safe(`Write on ${head.text}`, { range: head, text: `on ${head.text}` });
    default:
      return [];
  }
}

/** All words of a stanza, head to closing brace; empty when the block is not closed. */
function stanzaFrom({ token, line }: Word): readonly Token[] {
  if (line.at(-1)?.text !== '{') return line;
  const words = wordsOf(token.source);
  const from = words.indexOf(token);
  let depth = 0;
  for (let at = from + line.length - 1; at < words.length; at++) {
    const { text } = words[at] as Token;
    if (text === '{') depth++;
    else if (text === '}' && --depth === 0) return words.slice(from, at + 1);
  }
  return [];
}
