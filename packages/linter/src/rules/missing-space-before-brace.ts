import type { LoadedToken, Range } from '@corefile/parser';
import type { Edit } from '../problem.ts';
import { defineRule } from '../rule.ts';
import { safe } from '../words.ts';

const gluedBrace = /[^\s{]\{$/;

/** `foo.com:53{` but not the `{` of a variable, which ends in `}`. */
const isGlued = ({ source, start, end }: Range): boolean =>
  source.text[start] !== '"' && gluedBrace.test(source.text.slice(start, end));

const spaceBefore = ({ source, end }: Range): Edit => ({ range: { source, start: end - 1, end: end - 1 }, text: ' ' });

const rangeOfKey = ({ token }: LoadedToken): Range => ({ source: token.source, start: token.start, end: token.end });

export const missingSpaceBeforeBrace = defineRule({
  name: 'missing-space-before-brace',
  code: 'CF150',
  severity: 'warning',
  summary: 'An opening brace without a blank before it is a part of the word.',
  why: 'CoreDNS sees a `{` only where it is a word of its own. `example.org:53{` is read as a zone of that name, brace included, on the default port. As the braces around a server block may be left out, the block is read all the same, CoreDNS starts, and nobody ever asks for that zone. Behind the name of a plugin the same slip is an unknown directive, and CoreDNS does not start.',
  fix: 'Put a blank in front of the brace.',
  bad: 'example.org:53{\n    forward . 10.0.0.53\n}\n.:53 {\n    forward . 10.0.1.53\n}',
  good: 'example.org:53 {\n    forward . 10.0.0.53\n}\n.:53 {\n    forward . 10.0.1.53\n}',
  refines: ['unknown-directive', 'empty-zone-name'],
  refine({ about }) {
    if (!isGlued(about)) return undefined;
    const word = about.source.text.slice(about.start, about.end);
    return {
      what: `the brace belongs to the word '${word}'`,
      why: 'CoreDNS sees an opening brace only where it stands alone, and so looks for something called by the whole word',
      instead: 'put a blank in front of the brace',
      fixes: safe('Put a blank before the brace', spaceBefore(about)),
    };
  },
  check({ model }, report) {
    for (const { loaded, addresses } of model.blocks) {
      for (const { token } of loaded.keys) {
        const range = rangeOfKey(token);
        const address = addresses.find(({ key }) => key.token === token);
        if (!address || !isGlued(range)) continue;
        report(range, {
          what: `the brace belongs to the word: this block serves the zone '${address.zone}' on port ${address.port}, which nobody asks for`,
          instead: 'put a blank in front of the brace',
          fixes: safe('Put a blank before the brace', spaceBefore(range)),
        });
      }
    }
  },
});
