import type { Plugin } from 'esbuild';

/**
 * Puts RE2 off until the first pattern is compiled: a fifth of the code, of no use to a Corefile without one. The
 * bundle holds it all the same, as a module that only `require` starts.
 */
export const regexpOnDemand: Plugin = {
  name: 'regexp-on-demand',
  setup(bundle) {
    bundle.onResolve({ filter: /^re2js$/ }, ({ path, pluginData, resolveDir }) =>
      pluginData === 'library' ? undefined : { path, namespace: 'on-demand', pluginData: resolveDir },
    );
    bundle.onResolve({ filter: /^library$/, namespace: 'on-demand' }, ({ pluginData }) =>
      bundle.resolve('re2js', { kind: 'require-call', resolveDir: pluginData, pluginData: 'library' }),
    );
    bundle.onLoad({ filter: /.*/, namespace: 'on-demand' }, ({ pluginData }) => ({ contents: shim, pluginData }));
  },
};

// An object with Symbol.hasInstance is all that `instanceof` wants.
const shim = `
const library = () => require('library');
export const RE2JS = { compile: (...args) => library().RE2JS.compile(...args) };
export const RE2JSSyntaxException = { [Symbol.hasInstance]: value => value instanceof library().RE2JSSyntaxException };
`;
