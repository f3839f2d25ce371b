/** Where the page of a rule is read; made from the rule itself (docs/rules). */
export const rulePage = (rule: string): string =>
  `https://github.com/corefile-toolchain/corefile-toolchain/blob/main/docs/rules/${rule}.md`;
