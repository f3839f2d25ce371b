import { decodeBase64 } from '@corefile/dns';

export interface PemBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY`, … */
  readonly label: string;
  readonly hasHeaders: boolean;
  readonly bytes: Uint8Array;
}

const BEGIN = '-----BEGIN ';
const END = '-----END ';

/**
 * The blocks of a PEM text as Go reads them (encoding/pem): text around them is passed over, and so is a block that is
 * cut short, is closed by another label, or holds what is no base64.
 */
export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = [];
  let begin: { readonly label: string; readonly from: number } | undefined;
  const lines = text.split('\n');
  for (const [index, written] of lines.entries()) {
    const line = written.replace(/\r$/, '').replace(/[ \t]+$/, '');
    // Of several beginnings the last before an end counts.
    if (written.startsWith(BEGIN)) {
      begin = line.endsWith('-----') ? { label: line.slice(BEGIN.length, -5), from: index + 1 } : undefined;
    } else if (written.startsWith(END)) {
      if (begin && line === `${END}${begin.label}-----`) {
        const block = readBlock(begin.label, lines.slice(begin.from, index));
        if (block) blocks.push(block);
      }
      begin = undefined;
    }
  }
  return blocks;
}

function readBlock(label: string, lines: readonly string[]): PemBlock | undefined {
  const body = lines.findIndex(line => !line.includes(':'));
  const content = body === -1 ? [] : lines.slice(body);
  const bytes = decodeBase64(content.join('\n').replace(/[ \t]/g, ''));
  return bytes && { label, hasHeaders: body !== 0 && lines.length > 0, bytes };
}
