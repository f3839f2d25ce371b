import { parseIP } from '@corefile/golang';
import type { Range } from '@corefile/parser';
import type { Fix } from '../problem.ts';
import { defineRule } from '../rule.ts';
import { neighbour, safe, triviaOf, unsafe } from '../words.ts';

export const hashInToken = defineRule({
  name: 'hash-in-token',
  code: 'CF328',
  severity: 'warning',
  summary: 'What follows a # within a word is a comment, not a part of the word.',
  why: 'A `#` begins a comment wherever it stands outside of quotes, in the middle of a word too. `127.0.0.1#5353`, as dnsmasq writes it, is the address alone, asked on port 53; `tls://1.1.1.1#cloudflare-dns.com` loses the name for its certificate. Patterns and log formats are cut off in the same way.',
  fix: 'Write a port as `:5353` and the name of a certificate as `%NAME`. A `#` that belongs to the word needs quotes around it; a comment, a blank before it.',
  bad: '.:53 {\n    forward . 10.0.0.53#5353\n}',
  good: '.:53 {\n    forward . 10.0.0.53:5353\n}',
  check({ program }, report) {
    for (const source of program.sources) {
      for (const comment of triviaOf(source)) {
        const text = source.text.slice(comment.start, comment.end).trimEnd();
        if (!comment.glued || !/^#[^\s#]+$/.test(text)) continue;
        const word = neighbour({ source, start: comment.start, end: comment.start }, -1);
        if (!word || word.quoted || word.end !== comment.start || word.text === '{' || word.text === '}') continue;
        // what stands behind it is live again: comment-glued-to-word
        if (/^[^\S\n]*[^\s#]/.test(source.text.slice(comment.end))) continue;
        const whole: Range = { source, start: word.start, end: comment.start + text.length };
        report(whole, {
          what: `${text} is a comment: the word ends at ${word.text}`,
          instead: 'put quotes around the word, or a blank before the comment',
          ...better(whole, word.text, text),
        });
      }
    }
  },
});

function better(range: Range, word: string, comment: string): { instead: string; fixes: readonly Fix[] } | undefined {
  const [, scheme = '', host = ''] = /^([a-z0-9]+:\/\/)?\[?([^[\]]+?)\]?$/.exec(word) ?? [];
  const rest = comment.slice(1);
  if (parseIP(host) && /^\d+$/.test(rest)) {
    const text = `${scheme}${host.includes(':') ? `[${host}]` : host}:${rest}`;
    return { instead: `write ${text}`, fixes: safe(`Write ${text}`, { range, text }) };
  }
  if (parseIP(host) && scheme === 'tls://') {
    const text = `${scheme}${host}%${rest}`;
    return { instead: `write ${text}`, fixes: safe(`Write ${text}`, { range, text }) };
  }
  if (range.source.text.slice(range.start, range.end).includes('"')) return undefined;
  const text = `"${word}${comment}"`;
  return {
    instead: 'put quotes around the word, or a blank before the comment',
    fixes: unsafe(`Write ${text}`, { range, text }),
  };
}
