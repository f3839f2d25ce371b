import { normalizeName } from '@corefile/dns';
import { toLower, utf8Decode } from '@corefile/golang';
import {
  anyCase,
  anyCaseQclass,
  anyCaseQtype,
  choice,
  continuation,
  definePlugin,
  groups,
  guarded,
  isKnownIn,
  one,
  text,
  variant,
  withoutServiceTypes,
  word,
} from '@corefile/schema';
import { edns0Rule } from './edns0-rule.ts';
import { matching } from './matching.ts';
import { patternFault } from './pattern.ts';
import { responseCode } from './response-code.ts';
import { fixedTtl, ttlRange } from './ttl-range.ts';

const name = text('NAME', 'a name, a part of one, or a regular expression');
const answer = {
  from: one(text('PATTERN', 'a regular expression'), 'pattern for the name, with groups'),
  to: one(text('NAME', 'a name'), 'what it becomes; {1} is the first group'),
};

const olderTypes = { formerly: [{ upTo: '1.7.1', value: withoutServiceTypes(anyCaseQtype) }] };

export const schema = definePlugin('rewrite', {
  summary: 'Changes queries before the other plugins see them, and answers on their way back.',
  description: `The rules are tried in the order of the text. The first that changes a query ends the work unless its mode is \`continue\`.
The client always gets the question back that it asked; the names in the records of an answer are changed back
by themselves for \`exact\`, otherwise only by \`answer auto\`, \`answer name\` or \`answer value\`.

Names are lower case with a final dot. A name given for \`prefix\` or \`substring\` gets that dot too, so that \`prefix web\` matches
only names that begin with \`web.\`. For \`exact\`, CoreDNS also insists that the new name be a regular expression.
A rule may go on in a block when its line has fewer than two arguments (\`rewrite stop {\`).`,
  examples: [
    'rewrite name old.example.org new.example.org',
    'rewrite stop {\n    name regex (.*)[.]old[.]example[.]org {1}.new.example.org\n    answer auto\n}',
    'rewrite continue ttl suffix example.org 30-300\nrewrite type ANY HINFO',
    'rewrite edns0 local set 0xffee {client_ip} revert',
  ],
  occurs: 'many',
  role: 'handler',
  args: {
    mode: guarded(anyCase(word('stop', 'continue')), 'whether later rules are tried after this one applied', {
      fallback: 'stop',
    }),
    rule: choice(
      'what is changed',
      {
        name: variant('the name asked for', {
          match: matching,
          from: one(name, 'the name looked for'),
          to: one(name, 'what it becomes; with regex, {1} is the first group'),
          answers: groups(
            'what becomes of the names in the answer',
            {
              auto: variant('changes them back as the question was changed', {}, { since: '1.8.4' }),
              name: variant('changes the names of records', answer),
              value: variant('changes names within records, such as the target of a CNAME', answer, {
                since: '1.8.2',
              }),
            },
            { introducedBy: 'answer' },
          ),
        }),
        class: variant('the class asked for', {
          from: one(anyCaseQclass, 'the class looked for'),
          to: one(anyCaseQclass, 'what it becomes'),
        }),
        type: variant('the type asked for', {
          from: one(anyCaseQtype, 'the type looked for', olderTypes),
          to: one(anyCaseQtype, 'what it becomes', olderTypes),
        }),
        edns0: variant('the EDNS0 options of the query', edns0Rule),
        ttl: variant('the TTLs of the answer', {
          match: matching,
          name: one(name, 'the name asked for'),
          ttl: one(ttlRange, 'the TTL, or the range it is kept in, in seconds', {
            formerly: [{ upTo: '1.9.3', value: fixedTtl }],
          }),
        }),
        cname: variant(
          'the target of a CNAME in the answer, which is then looked up',
          { match: matching, from: one(name, 'the target looked for'), to: one(name, 'what it becomes') },
          { since: '1.11.0' },
        ),
        rcode: variant(
          'the response code of the answer',
          {
            match: matching,
            name: one(name, 'the name asked for'),
            from: one(responseCode, 'the code looked for'),
            to: one(responseCode, 'what it becomes'),
          },
          { since: '1.11.3' },
        ),
      },
      { ignoreCase: true },
    ),
  },
  body: continuation(2),
  check({ rule }, report, { version }) {
    const knows = (since: string) => isKnownIn({ since }, version);
    const check = (at: string, pattern: string, replacement?: string) => {
      const fault = patternFault(pattern, replacement, knows('1.14.0'));
      if (fault !== undefined) report(fault, { at });
    };
    switch (rule.kind) {
      case 'name':
        if (rule.match === 'regex') check('from', rule.from, rule.to);
        // CoreDNS hands the two over in the wrong order.
        else if (rule.match === 'exact') check('to', normalizeName(rule.to), normalizeName(rule.from));
        for (const each of rule.answers) if (each.kind !== 'auto') check('answers', each.from, each.to);
        if (!knows('1.8.4') && (rule.answers.length > 1 || (rule.answers.length > 0 && rule.match !== 'regex')))
          report("before CoreDNS 1.8.4 there is one 'answer' at most, behind 'name regex'; write each rule so", {
            at: 'answers',
          });
        if (rule.answers.some(({ kind }) => kind === 'auto') && rule.answers.some(({ kind }) => kind === 'name'))
          report("'answer auto' and 'answer name' exclude one another; leave one out", { at: 'answers' });
        return;
      case 'ttl':
      case 'rcode':
        if (rule.match === 'regex') check('name', rule.name);
        return;
      case 'cname':
        // Patterns for targets are put in lower case first.
        if (rule.match === 'regex') check('from', toLower(rule.from));
        return;
      case 'edns0': {
        const { option } = rule;
        if (option.kind !== 'local' || option.action.kind === 'unset') return;
        const { data, revert } = option.action;
        if (knows('1.11.4') && !revert && data.kind === 'octets' && utf8Decode(data.octets) === 'revert')
          report("'revert' stands where the data belongs; write CODE DATA revert", { at: 'data' });
      }
    }
  },
});
