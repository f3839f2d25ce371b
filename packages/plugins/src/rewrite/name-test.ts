import { normalizeName } from '@corefile/dns';
import { octets } from '@corefile/evaluator';
import { compileRegexp } from '@corefile/golang';

export type Matching = 'exact' | 'prefix' | 'suffix' | 'substring' | 'regex';

/** Does a name (lower case, as plugins compare it) fit? What ttl and rcode rules ask. */
export function nameTest(matching: Matching, text: string): (name: string) => boolean {
  if (matching === 'regex') {
    const pattern = compileRegexp(text);
    return name => pattern.ok && pattern.value.matches(name);
  }
  const wanted = normalizeName(octets(text));
  switch (matching) {
    case 'exact':
      return name => name === wanted;
    case 'prefix':
      return name => name.startsWith(wanted);
    case 'suffix':
      return name => name.endsWith(wanted);
    case 'substring':
      return name => name.includes(wanted);
  }
}
