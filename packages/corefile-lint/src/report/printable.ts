// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g;

/** A text for one line of a terminal: words of a Corefile may hold line breaks and commands to the terminal. */
export const printable = (text: string): string =>
  text.replace(controls, control => (control === '\n' ? ' ' : '\ufffd'));
