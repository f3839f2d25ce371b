import type { PluginModule } from '../module.ts';
import { schema } from './schema.ts';

export const route53: PluginModule = { schema };
