import { splitLabels, toLower } from '@corefile/dns';

/**
 * A text that sorts as the name does in CoreDNS's canonical order (plugin/file/tree/less.go): labels from the right, in
 * lower case, by octet. Unlike in RFC 4034 §6.1 a label ends in its dot, which `-` stands before: `a-b` sorts before `a`.
 * Of escapes only `\DDD` is an octet there, and the root is a label `.`.
 */
export const orderKey = (name: string): string =>
  name === '.' ? name : splitLabels(name).reverse().map(octets).join('\0');

const octets = (label: string): string => {
  const lower = toLower(label);
  const plain = lower.includes('\\')
    ? lower.replace(/\\(\d{3})/g, (_, digits: string) => String.fromCharCode(Number(digits) & 0xff))
    : lower;
  // Nothing may sort before the end of a label.
  return `${plain.replaceAll('\x01', '\x01\x02').replaceAll('\0', '\x01\x01')}.`;
};
