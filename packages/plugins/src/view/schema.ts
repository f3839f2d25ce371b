import { collected, definePlugin, one, properties, raw, text } from '@corefile/schema';
import { expression } from './expression.ts';

export const schema = definePlugin('view', {
  summary: 'Lets into the server block only the queries that all its expressions hold for.',
  description: [
    'With it several blocks may have the same zone and port: a query goes to the first of them, in the order of writing,',
    'whose expressions all come to `true`; a block without a view takes the rest. An expression that fails or gives',
    'anything but `true` keeps the query out. Without `expr` the view takes every query.',
    '',
    'The view is chosen before any plugin runs; of metadata only what plugins of the block provide is there.',
  ].join('\n'),
  examples: [
    "view internal {\n    expr incidr(client_ip(), '10.0.0.0/8')\n}",
    "view v6 {\n    expr type() == 'AAAA'\n    expr name() endsWith '.example.org.'\n}",
  ],
  occurs: 'once',
  role: 'handler',
  since: '1.10.0',
  args: { name: one(text('NAME', 'a name for the view'), 'name of the view, for metrics and logs') },
  body: properties({ expr: collected('must be true for a query to enter', raw(expression, 'the expression')) }),
  provides: () => ({ filtered: true }),
});
