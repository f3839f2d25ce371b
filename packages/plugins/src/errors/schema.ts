import {
  collected,
  definePlugin,
  duration,
  flag,
  forms,
  guarded,
  many,
  one,
  optional,
  properties,
  regex,
  word,
} from '@corefile/schema';

const errors = {
  period: one(duration(), 'how long errors are gathered before a line says how many there were'),
  pattern: one(regex({ maxLength: 10000 }), 'what the text of the error must match', {
    formerly: [{ upTo: '1.13.2', value: regex() }],
  }),
};

const level = guarded(word('warning', 'error', 'info', 'debug'), 'level of the line', {
  fallback: 'error',
  since: '1.8.5',
});
const show_first = flag('logs the first error at once as well', { since: '1.14.0' });

export const schema = definePlugin('errors', {
  summary: 'Logs the errors that the plugins behind it return.',
  description: [
    'An error is what a plugin could not do (an upstream that does not answer), not an answer such as NXDOMAIN.',
    'The line has the response code, the name and type asked for and the text. Without the plugin errors are lost.',
    '',
    'Lines go to the standard output and nowhere else.',
  ].join('\n'),
  examples: [
    'errors',
    'errors {\n    consolidate 5m ".* i/o timeout$" warning\n    consolidate 30s "^failed to .+" error show_first\n}',
    'errors stdout {\n    stacktrace\n}',
  ],
  occurs: 'once',
  role: 'handler',
  args: { output: optional(word('stdout'), 'where lines go; there is only one place', { fallback: 'stdout' }) },
  body: properties({
    stacktrace: flag('logs the stack when a plugin panics', { extra: 'read as next', since: '1.9.3' }),
    consolidate: collected(
      'counts errors that match and logs one line for them; the first `consolidate` that matches takes an error',
      forms(
        {
          ...errors,
          level,
          show_first,
        },
        // Where no level is given, its place may be taken by the same word once more.
        { ...errors, show_first: { ...many(word('show_first'), 'as above', { min: 2, max: 2 }), join: () => true } },
      ),
      { formerly: [{ upTo: '1.13.2', args: { ...errors, level, show_first } }] },
    ),
  }),
});
