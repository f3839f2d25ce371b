import type { PluginModule } from '../module.ts';
import { handle } from './handler.ts';
import { schema } from './schema.ts';

export const route53: PluginModule = { schema, handle };
