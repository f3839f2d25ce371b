import { type Value, value } from '@corefile/schema';

export type SearchSource =
  | { readonly kind: 'plugin'; readonly plugin: string }
  | { readonly kind: 'file'; readonly path: string };

/** Where a search path comes from: `@plugin`, or a file in resolv.conf's format (`root` does not apply to it). */
export const searchSource: Value<SearchSource> = value({
  label: 'RESOLV-CONF',
  expects: 'the path of a file like resolv.conf, or @kubernetes',
  suggestions: ['@kubernetes', '/etc/resolv.conf'],
  colour: 'path',
  matches: () => true,
  read: token => (token.startsWith('@') ? { kind: 'plugin', plugin: token.slice(1) } : { kind: 'file', path: token }),
});
