import type { PluginModule } from '../module.ts';
import { schema } from './schema.ts';

export const k8s_external: PluginModule = { schema };
