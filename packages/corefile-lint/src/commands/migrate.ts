import { loadCorefiles } from '@corefile/sources';
import { type commands, exit } from '../command-line/commands.ts';
import type { Values } from '../command-line/option.ts';
import { readDocuments } from '../input/read-documents.ts';
import { type Terminal, UsageError } from '../terminal.ts';
import { migrateRelease } from './migrate-release.ts';
import { translateKubeDns } from './translate-kube-dns.ts';

export type MigrateValues = Values<(typeof commands)['migrate']['options']>;

/** `corefile-lint migrate`: from another release of CoreDNS, or from kube-dns. */
export async function migrate(operands: readonly string[], values: MigrateValues, terminal: Terminal): Promise<number> {
  if (values.from === undefined)
    throw new UsageError('say what the files are for now: --from with a release such as 1.6.9, or --from kube-dns');
  return values.from === 'kube-dns'
    ? migrateKubeDns(operands, values, terminal)
    : migrateRelease(operands, values, terminal);
}

/** Prints the Corefile on standard output, what is lost on the other. */
async function migrateKubeDns(
  operands: readonly string[],
  values: MigrateValues,
  { write, complain }: Terminal,
): Promise<number> {
  if (operands.length === 0)
    throw new UsageError('name the manifest of the kube-dns ConfigMap, or - for standard input');
  const { documents, unreadable } = readDocuments(operands, values['stdin-filename'] ?? 'kube-dns.yaml');
  for (const message of unreadable) complain(`corefile-lint: ${message}\n`);
  let wrong = false;
  const found = [];
  for (const document of documents) {
    const { kubeDns, problems } = await loadCorefiles(document);
    for (const { severity, message } of problems) {
      if (severity !== 'error') continue;
      wrong = true;
      complain(`${document.path}: error: ${message}\n`);
    }
    found.push(...kubeDns);
  }
  if (found.length > 1) throw new UsageError(`there are ${found.length} kube-dns ConfigMaps; name a file with one`);
  const [config] = found;
  if (config && !wrong) {
    const { corefile, notes } = translateKubeDns(config);
    for (const note of notes) complain(`note: ${note}\n`);
    write(corefile);
  } else if (!wrong && documents.length > 0) complain('corefile-lint: there is no kube-dns ConfigMap in it\n');
  if (unreadable.length > 0) return exit.unreadable;
  return config && !wrong ? exit.clean : exit.findings;
}
