import type { PluginModule } from '../module.ts';
import { schema } from './schema.ts';

export const shed: PluginModule = { schema };
