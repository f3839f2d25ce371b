import type { PluginModule } from '../module.ts';
import { schema } from './schema.ts';

export const multisocket: PluginModule = { schema };
