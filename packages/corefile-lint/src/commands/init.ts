import { existsSync, writeFileSync } from 'node:fs';
import { configNames } from '@corefile/project/node';
import { UsageError } from '../terminal.ts';

const first = `# yaml-language-server: $schema=https://github.com/corefile-toolchain/corefile-toolchain/raw/main/docs/schemas/corefile-lint.json
# All keys: docs/schemas/corefile-lint.json. All rules: corefile-lint --list-rules

# Where the Corefiles run: cluster, standalone or dev.
# profile: cluster

# The least severity that makes the command fail: error, warning, info or none.
failureThreshold: error

# Severity of single rules: off, info, warning or error.
rules: {}
`;

/** Writes a first configuration into the working directory, unless there is one. */
export function init(): string {
  const present = configNames.find(name => existsSync(name));
  if (present !== undefined) throw new UsageError(`there is a ${present} already`);
  const [name = '.corefile-lint.yaml'] = configNames;
  writeFileSync(name, first);
  return `wrote ${name}\n`;
}
