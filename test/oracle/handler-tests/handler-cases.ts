import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ciCluster } from './ci-cluster.ts';
import { type GoFile, readGo } from './go-source.ts';
import { Scope } from './go-values.ts';
import { type HandlerCase, Replay } from './replay.ts';

/** The cases, at times without a question, in the `*_test.go` files of one folder of a checkout. */
export function handlerCases(source: string, folder: string): HandlerCase[] {
  const files = readdirSync(join(source, folder))
    .filter(name => name.endsWith('_test.go') || name === 'tools.go')
    .map(name => ({ name, go: readGo(readFileSync(join(source, folder, name), 'utf8')) }));
  const ci = ciCluster(source);
  const declarations = files.flatMap(({ go }) => go.declarations);
  const functions = new Map(files.flatMap(({ go }) => [...go.functions]));
  return files.flatMap(({ name, go }) =>
    testsOf(go).flatMap(([test, body]) => {
      const replay = new Replay(folder, functions, type => files.find(({ go }) => go.receivers.has(type))?.go, ci);
      replay.run(body, new Scope(declarations));
      return replay.cases(`${folder}/${name.replace('_test.go', '')}/${test}`);
    }),
  );
}

const testsOf = (go: GoFile) => [...go.functions].filter(([name]) => name.startsWith('Test'));
