import { type BuildOptions, build } from 'esbuild';

/** Bundles what ships: two command lines, the language server and the extension. Each is one file without dependencies. */
const shared: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
};
/** ES modules, split so that what a run does not need (YAML, handlers) is not even read. */
const commandLine: BuildOptions = {
  ...shared,
  format: 'esm',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  outExtension: { '.js': '.mjs' },
  // yaml's CommonJS build asks for node:process with require, which a module has to make for itself.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

await Promise.all([
  build({
    ...commandLine,
    entryPoints: { 'corefile-lint': 'packages/corefile-lint/src/bin.ts' },
    outdir: 'packages/corefile-lint/dist',
  }),
  build({
    ...commandLine,
    entryPoints: { 'corefile-eval': 'packages/corefile-eval/src/bin.ts' },
    outdir: 'packages/corefile-eval/dist',
  }),
]);
