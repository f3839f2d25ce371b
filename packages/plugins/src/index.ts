export { schema as cache } from './cache/schema.ts';
