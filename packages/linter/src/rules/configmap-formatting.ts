import { format } from '../format.ts';
import { defineRule } from '../rule.ts';
import { safe } from '../words.ts';

export const configmapFormatting = defineRule({
  name: 'configmap-formatting',
  code: 'CF114',
  severity: 'info',
  summary: 'Tabs, or blanks at the end of a line, make kubectl print the Corefile on one line.',
  why: 'kubectl shows a text with tabs or trailing blanks as one quoted line full of `\\n`, which nobody can read or edit safely. CoreDNS does not mind.',
  fix: 'Indent with blanks, and remove those at the ends of lines; `corefile-lint fmt` does it.',
  bad: '.:53 {\n\tforward . 192.0.2.1\n}',
  good: '.:53 {\n    errors\n    forward . 192.0.2.1\n}',
  profiles: ['cluster'],
  check({ program: { main } }, report) {
    const odd = /\t|[ \u00a0]+\r?$/m.exec(main.text);
    if (!odd) return;
    const { text } = format(main);
    report(
      { source: main, start: odd.index, end: odd.index + odd[0].length },
      {
        what: odd[0] === '\t' ? 'a tab stands here' : 'blanks stand at the end of the line',
        why: 'kubectl prints the whole Corefile on one line then',
        instead: 'format the text',
        fixes: /\t|[ \u00a0]+\r?$/m.test(text)
          ? []
          : safe('Format the Corefile', { range: { source: main, start: 0, end: main.text.length }, text }),
      },
    );
  },
});
