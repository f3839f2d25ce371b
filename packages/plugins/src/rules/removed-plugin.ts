import { defineRule, type Refinement, safe, wordAt } from '@corefile/linter';

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
    const oneLine = word.index === 0 && word.line.length > 2 && !word.line.some(({ text }) => text === '{');
    return {
      what: `'${name}' is not known after CoreDNS ${until}`,
      instead: `write ${instead}`,
      fixes: name === 'proxy' && oneLine ? safe('Write forward', { range: about, text: 'forward' }) : [],
    };
  },
});
