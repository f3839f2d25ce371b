import type { PluginModule } from '../module.ts';
import { handle } from './handler.ts';
import { rules } from './rules.ts';
import { schema } from './schema.ts';

export const acl: PluginModule = { schema, handle, rules };
