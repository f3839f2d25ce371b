// A second entry point, `@corefile/sources/yaml`: what it exports loads the YAML library, which the first does only when needed.
export { findCorefiles } from './find-corefiles.ts';
export { readYaml } from './read-yaml.ts';
