import type { PluginModule } from '../module.ts';
import { rules } from './rules.ts';
import { schema } from './schema.ts';

export const prometheus: PluginModule = { schema, rules };
