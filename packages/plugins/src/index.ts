export type { PluginModule } from './module.ts';
export { order } from './order.ts';
export { newestRelease, orderOf, pluginsOf, releaseNamed, releases } from './releases.ts';
export { rules } from './rules.ts';
export { schemas } from './schemas.ts';
