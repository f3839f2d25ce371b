import type { PluginModule } from '../module.ts';
import { handle } from './handler.ts';
import { schema } from './schema.ts';

export const clouddns: PluginModule = { schema, handle };
