import { chmodSync, copyFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { writeCodeCache } from './code-cache.ts';
import { regexpOnDemand } from './regexp-on-demand.ts';
import { withoutHandlers } from './without-handlers.ts';

/** Bundles what ships: two command lines, the language server and the extension. Each is without dependencies. */
const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
};
/** Of what a command does not need (YAML, RE2) the modules do not even start. */
const commandLine: BuildOptions = {
  ...shared,
  format: 'cjs',
  charset: 'ascii', // the launcher reads it as Latin 1, which V8 keeps in half of the memory
  supported: { 'dynamic-import': false }, // of Node's modules too: a script has no import of its own
  banner: { js: '(function (require) {' },
  footer: { js: '})' },
};

/** The extension's two entries. */
const extension: BuildOptions = { ...shared, format: 'cjs', external: ['vscode'], outdir: 'extension/dist' };
/**
 * The language server, one file for Node and for a worker. Built for the browser, so that libraries come without Node's
 * modules; what the connection of Node needs is resolved by hand and read only there.
 */
const connectionOfNode: Plugin = {
  name: 'connection-of-node',
  setup(build) {
    build.onResolve({ filter: /^vscode-[a-z-]+\/node$/ }, async ({ path, resolveDir, kind }) => {
      const common = await build.resolve(path.replace(/\/node$/, ''), { resolveDir, kind });
      return { path: common.path.replace(/common([/\\])api\.js$/, 'node$1main.js') };
    });
  },
};
const server: BuildOptions = {
  ...shared,
  platform: 'browser',
  format: 'iife',
  external: builtinModules.flatMap(name => [name, `node:${name}`]),
  plugins: [connectionOfNode],
  banner: { js: '#!/usr/bin/env node' }, // to a worker, a comment
};

/** One of the two command lines: the bundle, what V8 makes of it, and the script that starts it with both. */
async function buildCommandLine(name: string, plugins: readonly Plugin[], usualRun: readonly string[]): Promise<void> {
  const outdir = `packages/${name}/dist`;
  rmSync(outdir, { recursive: true, force: true });
  await build({
    ...commandLine,
    plugins: [...plugins, regexpOnDemand],
    entryPoints: { [`${name}.bundle`]: `packages/${name}/src/bin.ts` },
    outdir,
  });
  writeCodeCache(`${outdir}/${name}.bundle.js`, usualRun);
  copyFileSync('packages/codegen/src/launcher.mjs', `${outdir}/${name}.mjs`);
  chmodSync(`${outdir}/${name}.mjs`, 0o755);
}

const example = 'examples/kubernetes/Corefile';

await Promise.all([
  build({
    ...server,
    entryPoints: { server: 'packages/language-server/src/main.ts' },
    outdir: 'packages/language-server/dist',
    outExtension: { '.js': '.cjs' },
  }),
  build({ ...extension, entryPoints: { node: 'extension/src/node.ts' } }),
  build({ ...extension, platform: 'browser', entryPoints: { browser: 'extension/src/browser.ts' } }),
  buildCommandLine('corefile-lint', [withoutHandlers], [example, 'examples/kubernetes/coredns.yaml']),
  buildCommandLine(
    'corefile-eval',
    [],
    ['kubernetes.default.svc.cluster.local', 'A', '-c', example, '-k', 'examples/kubernetes/cluster.yaml'],
  ),
]);

// What the extension ships beside its own code.
const shipped = {
  'packages/language-server/dist/server.cjs': 'server.cjs',
  'grammars/corefile.tmLanguage.json': 'corefile.tmLanguage.json',
  'grammars/corefile.yaml-injection.json': 'corefile.yaml-injection.json',
  'grammars/corefile.markdown-injection.json': 'corefile.markdown-injection.json',
  'docs/schemas/corefile-lint.json': 'corefile-lint.schema.json',
};
for (const [from, to] of Object.entries(shipped)) copyFileSync(from, `extension/dist/${to}`);
