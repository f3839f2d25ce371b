import { opcodes } from './opcode.ts';
import { u16At } from './u16-at.ts';

/** What a server does with a packet before it reads it: `reject` answers FORMERR, `not implemented` NOTIMP. */
export type PacketAction = 'accept' | 'ignore' | 'reject' | 'not implemented';

/** DefaultMsgAcceptFunc of miekg/dns, by which CoreDNS's servers sort packets; shorter ones than a header are dropped. */
export function packetAction(bytes: Uint8Array): PacketAction {
  if (bytes.length < 12) return 'ignore';
  const bits = u16At(bytes, 2);
  if (bits & 0x8000) return 'ignore';
  const opcode = (bits >> 11) & 0xf;
  if (opcode !== opcodes.QUERY && opcode !== opcodes.NOTIFY) return 'not implemented';
  // One question; NOTIFY may bring an SOA along as answer, IXFR as authority.
  const [questions, answers, authorities, additionals] = [4, 6, 8, 10].map(at => u16At(bytes, at)) as [
    number,
    number,
    number,
    number,
  ];
  return questions !== 1 || answers > 1 || authorities > 1 || additionals > 2 ? 'reject' : 'accept';
}
