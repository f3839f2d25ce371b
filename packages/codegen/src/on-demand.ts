import { type BuildOptions, build, type Plugin } from 'esbuild';

/**
 * Keeps RE2 out of the file that a command line starts with: it is a fifth of the code, and a Corefile without a
 * pattern never needs it. It lies beside the bundle and is read by `require` when the first pattern is compiled.
 */
export const regexpOnDemand: Plugin = {
  name: 'regexp-on-demand',
  setup(bundle) {
    bundle.onResolve({ filter: /^re2js$/ }, ({ path }) => ({ path, namespace: 'on-demand' }));
    bundle.onResolve({ filter: /^\.\/re2js\.cjs$/ }, ({ path }) => ({ path, external: true }));
    bundle.onLoad({ filter: /.*/, namespace: 'on-demand' }, () => ({ contents: shim }));
  },
};

// `require` is the one that the banner makes; an object with Symbol.hasInstance is all that `instanceof` wants.
const shim = `
let loaded;
const library = () => (loaded ??= require('./re2js.cjs'));
export const RE2JS = { compile: (...args) => library().RE2JS.compile(...args) };
export const RE2JSSyntaxException = { [Symbol.hasInstance]: value => value instanceof library().RE2JSSyntaxException };
`;

/** Writes the library to where the shim looks for it. */
export const buildRegexp = (shared: BuildOptions, folder: string) =>
  build({
    ...shared,
    format: 'cjs',
    entryPoints: { re2js: 're2js' },
    outdir: folder,
    outExtension: { '.js': '.cjs' },
  });
