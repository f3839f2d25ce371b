import type { LoadedToken, Range } from '@corefile/parser';
import { firstAddresses } from '../first-addresses.ts';
import type { Edit } from '../problem.ts';
import { defineRule } from '../rule.ts';
import { neighbour, safe, wordAt, written } from '../words.ts';

// `dns://{` has no zone in front of the brace
const gluedBrace = /[^\s{}/]\{$/;

/** `foo.com:53{` but not the `{` of a variable, which ends in `}`. */
const isGlued = ({ source, start, end }: Range): boolean =>
  source.text[start] !== '"' && gluedBrace.test(source.text.slice(start, end));

const lineOf = (range: Range): number => wordAt(range)?.token.line ?? 0;

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
    // `forward . 10.0.0.53{`: the first option below is what CoreDNS stumbles over
    const before = neighbour(about, -1);
    const word = isGlued(about) ? about : before && before.line < lineOf(about) && isGlued(before) ? before : undefined;
    if (!word) return undefined;
    const at = { source: word.source, start: word.start, end: word.end };
    return {
      at,
      what: `the brace belongs to the word '${written(at)}'`,
      why: 'CoreDNS sees an opening brace only where it stands alone',
      instead: 'put a blank in front of the brace',
      fixes: safe('Put a blank before the brace', spaceBefore(at)),
    };
  },
  check({ model }, report) {
    for (const { loaded, addresses } of model.blocks) {
      const addressOf = firstAddresses(addresses);
      for (const { token } of loaded.keys) {
        const range = rangeOfKey(token);
        const address = addressOf.get(token);
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
