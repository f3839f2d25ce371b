import { defineRule, soundBlocks } from '@corefile/linter';

/** Options that hold a secret, and which of their arguments it is. */
const secrets: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  tsig: { secret: 1 },
  etcd: { credentials: 1 },
  route53: { aws_access_key: 1 },
  azure: { secret: 0 },
  nomad: { token: 0 },
};

export const secretInCorefile = defineRule({
  name: 'secret-in-corefile',
  code: 'CF606',
  severity: 'warning',
  summary: 'A secret stands in the Corefile.',
  why: 'Corefiles lie in repositories and ConfigMaps, which many people may read. Keys belong in a file of their own or in a variable that is filled from a secret.',
  fix: 'Use a variable, `{$NAME}`, or a file (`secrets FILE` of tsig).',
  bad: 'example.org:53 {\n    tsig {\n        secret key.example. NDVkNmNiNDRjMGY4\n    }\n    forward . 10.0.0.53\n}',
  good: 'example.org:53 {\n    tsig {\n        secret key.example. {$TSIG_SECRET}\n    }\n    forward . 10.0.0.53\n}',
  check(file, report) {
    for (const block of soundBlocks(file)) {
      for (const { plugin, lines } of block.stanzas) {
        const options = secrets[plugin.name];
        if (!options) continue;
        for (const { name, tokens } of lines) {
          const at = options[name] === undefined ? undefined : tokens[options[name]];
          if (!at || at.text === '' || /\{[$%]/.test(at.token.text)) continue;
          report(at, {
            what: `the ${name} of ${plugin.name} can be read by everyone who sees this file`,
            instead: 'take it from a variable, {$NAME}, or from a file',
          });
        }
      }
    }
  },
});
