import type { PluginModule } from '../module.ts';
import { schema } from './schema.ts';

export const pprof: PluginModule = { schema };
