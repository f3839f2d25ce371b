import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import { buildRegexp, regexpOnDemand } from './on-demand.ts';
import { withoutHandlers } from './without-handlers.ts';

/** Bundles what ships: two command lines, the language server and the extension. Each is one file without dependencies. */
const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
};
/** ES modules, split so that what a run does not need (YAML) is not even read. */
const commandLine: BuildOptions = {
  ...shared,
  format: 'esm',
  splitting: true,
  chunkNames: '[name]-[hash]', // beside the bundle, where re2js.cjs is too
  outExtension: { '.js': '.mjs' },
  // yaml's CommonJS build asks for node:process with require, which a module has to make for itself.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
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

/** One of the two command lines; chunks of earlier builds, whose names hold their hash, are removed. */
async function buildCommandLine(name: string, plugins: readonly Plugin[]): Promise<void> {
  const outdir = `packages/${name}/dist`;
  const builds = await Promise.all([
    build({
      ...commandLine,
      plugins: [...plugins, regexpOnDemand],
      entryPoints: { [name]: `packages/${name}/src/bin.ts` },
      outdir,
      metafile: true,
    }),
    buildRegexp({ ...shared, metafile: true }, outdir),
  ]);
  const written = new Set(builds.flatMap(({ metafile }) => Object.keys(metafile?.outputs ?? {})));
  for (const file of readdirSync(outdir))
    if (!written.has(`${outdir}/${file}`)) rmSync(`${outdir}/${file}`, { recursive: true });
}

await Promise.all([
  build({
    ...server,
    entryPoints: { server: 'packages/language-server/src/main.ts' },
    outdir: 'packages/language-server/dist',
    outExtension: { '.js': '.cjs' },
  }),
  build({ ...extension, entryPoints: { node: 'extension/src/node.ts' } }),
  build({ ...extension, platform: 'browser', entryPoints: { browser: 'extension/src/browser.ts' } }),
  buildCommandLine('corefile-lint', [withoutHandlers]),
  buildCommandLine('corefile-eval', []),
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
