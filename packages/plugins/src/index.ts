export type { PluginModule } from './module.ts';
export { order } from './order.ts';
export { schemas } from './schemas.ts';
export { rules } from './rules.ts';
