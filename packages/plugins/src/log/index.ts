import type { PluginModule } from '../module.ts';
import { rules } from './rules.ts';
import { schema } from './schema.ts';

export const log: PluginModule = { schema, rules };
