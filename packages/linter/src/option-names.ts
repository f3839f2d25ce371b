import type { AnyPlugin, Body } from '@corefile/schema';
import { oncePer } from '@corefile/schema';

/** The words that may begin a line of the plugin's block. */
export const optionNames = oncePer((plugin: AnyPlugin): readonly string[] =>
  plugin.stanzas.flatMap(({ body }) => namesIn(body as Body)),
);

function namesIn(body: Body): readonly string[] {
  switch (body?.kind) {
    case 'properties':
      return Object.keys({ ...body.properties, ...body.second });
    case 'entries':
      return Object.keys(body.variants);
    default:
      return [];
  }
}
