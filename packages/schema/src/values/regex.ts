import { compileRegexp, type Regexp, utf8Length } from '@corefile/golang';
import { Fault, type Value, value } from '../value.ts';

/** A regular expression in Go's RE2 syntax; `maxLength` in bytes, where CoreDNS bounds it. */
export const regex = ({ maxLength = Number.POSITIVE_INFINITY }: { maxLength?: number } = {}): Value<Regexp> =>
  value({
    label: 'REGEX',
    expects: 'a regular expression (RE2 syntax)',
    colour: 'regexp',
    matches: () => true,
    read(token) {
      if (utf8Length(token) > maxLength)
        return new Fault(`the regular expression has more than ${maxLength} bytes; split it`);
      const compiled = compileRegexp(token);
      return compiled.ok
        ? compiled.value
        : new Fault(`${compiled.error}; Go's RE2 knows no look-around and no back-references`);
    },
  });
