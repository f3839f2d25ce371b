/** Paragraphs, lists and blocks, those that are missing left out. */
export const page = (...parts: readonly (string | undefined)[]): string => `${parts.filter(Boolean).join('\n\n')}\n`;

export const corefile = (text: string): string => `\`\`\`corefile\n${text}\n\`\`\``;

/** Items of several paragraphs keep them. */
export const list = (items: readonly string[]): string =>
  items.map(item => `- ${item.replaceAll('\n', '\n  ').replaceAll(/\n +\n/g, '\n\n')}`).join('\n');

export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows]
    .map(row => `| ${row.map(cell => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n');

/** Said at the top of every page. */
export const generated = (source: string): string =>
  `<!-- Generated from ${source} by npm run generate; do not edit. -->`;
