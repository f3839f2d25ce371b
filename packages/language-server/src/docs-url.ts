/** Where the generated pages of rules and plugins are read. */
const docs = 'https://github.com/corefile-toolchain/corefile-toolchain/blob/main/docs';

export const ruleUrl = (rule: string): string => `${docs}/rules/${rule}.md`;
export const pluginUrl = (plugin: string): string => `${docs}/plugins/${plugin}.md`;
