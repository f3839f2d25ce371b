import type { Source } from '@corefile/parser';
import { oncePer } from '@corefile/schema';
import { defineRule } from '../rule.ts';
import { wordAt } from '../words.ts';

const manifest = /^[ \t]*(?:apiVersion|kind|metadata|data|Corefile|[\w.-]+\.(?:server|override)):(?:\s|$)/m;
/** Asked for every problem of a text: a text of 20 000 lines `. {` has as many. */
const isManifest = oncePer((source: Source): boolean => manifest.test(source.text));
const yamlLine = /^(?:[\w./-]+:|---|-|[|>][+-]?)$/;

export const yamlResidue = defineRule({
  name: 'yaml-residue',
  code: 'CF102',
  severity: 'error',
  summary: 'YAML around the Corefile is read as a part of it.',
  why: 'CoreDNS reads the value of the key `Corefile`, not the manifest that holds it. Lines such as `data:` are taken for addresses of a server block, and `Corefile: |` for a directive.',
  fix: 'Give CoreDNS the text below `Corefile: |` alone. This tool reads manifests as they are, if their file ends in .yaml.',
  bad: 'data:\n  Corefile: |\n    .:53 {\n        forward . 192.0.2.1\n    }\n',
  good: '.:53 {\n    forward . 192.0.2.1\n}\n',
  refines: ['unknown-directive', 'empty-zone-name', 'missing-close-brace', 'unexpected-eof', 'unexpected-close-brace'],
  refine({ about, code }) {
    if (!isManifest(about.source)) return undefined;
    const word = wordAt(about);
    const isYaml = word?.line.some(({ text, quoted }) => !quoted && yamlLine.test(text));
    if (!isYaml && code !== 'unknown-directive') return undefined;
    return {
      what: `'${word?.token.text}' stands in a manifest, not in a Corefile`,
      why: 'CoreDNS reads only the text below the key Corefile',
      instead: 'take that text out, or save the manifest as .yaml',
    };
  },
});
