import type { AnyPlugin } from '@corefile/schema';

/** The plugins in execution order; as JSON with the number of the place. */
export function listPlugins(plugins: readonly AnyPlugin[], asJson: boolean): string {
  const rows = plugins.map(({ name, role, summary }, index) => ({ place: index + 1, name, role, summary }));
  if (asJson) return `${JSON.stringify(rows, null, 2)}\n`;
  const width = Math.max(...rows.map(({ name }) => name.length));
  return rows
    .map(({ place, name, summary }) => `${String(place).padStart(3)}  ${name.padEnd(width)}  ${summary}\n`)
    .join('');
}
