import { formatGoIp, parseIp } from './address.ts';
import { algorithmNames, digestTypeNames } from './algorithm.ts';
import { bytesToString, toByteString } from './byte-string.ts';
import {
  compactAnswersOk,
  dnssecOk,
  ednsVersion,
  findOpt,
  type OptRecord,
  readExtendedError,
  readSubnet,
  udpSize,
} from './edns.ts';
import { type EdnsOption, optionCodes } from './edns-option.ts';
import { encodeHex } from './encoding.ts';
import { extendedErrorName } from './extended-error.ts';
import type { Message, Question } from './message.ts';
import { opcodes, opcodeToString } from './opcode.ts';
import { printName } from './presentation.ts';
import { rcodeToString } from './rcode.ts';
import { isType, printRecord, type ResourceRecord } from './record.ts';
import { classToString } from './record-class.ts';
import { typeToString } from './record-type.ts';
import { WireReader } from './wire-reader.ts';

/** `;example.org.⇥IN⇥ A` */
export function printQuestion(question: Question): string {
  return `;${printName(question.name)}\t${classToString(question.class)}\t ${typeToString(question.type)}`;
}

/** A message as Msg.String of miekg/dns prints it, much like dig. */
export function printMessage(message: Message): string {
  const isUpdate = message.opcode === opcodes.UPDATE;
  const titles = isUpdate ? ['ZONE', 'PREREQ', 'UPDATE'] : ['QUERY', 'ANSWER', 'AUTHORITY'];
  const flags = (['qr', 'aa', 'tc', 'rd', 'ra', 'z', 'ad', 'cd'] as const).filter(flag => message[flag]);
  const opt = findOpt(message);
  let text = `;; opcode: ${opcodeToString(message.opcode)}, status: ${rcodeToString(message.rcode) ?? ''}, id: ${message.id}\n`;
  text += `;; flags:${flags.map(flag => ` ${flag}`).join('')}; `;
  text += `${titles[0]}: ${message.question.length}, ${titles[1]}: ${message.answer.length}, `;
  text += `${titles[2]}: ${message.authority.length}, ADDITIONAL: ${message.additional.length}\n`;
  if (opt) text += `${printOpt(opt)}\n`;
  const section = (title: string, lines: string[]): void => {
    if (lines.length > 0) text += `\n;; ${title} SECTION:\n${lines.map(line => `${line}\n`).join('')}`;
  };
  section(isUpdate ? 'ZONE' : 'QUESTION', message.question.map(printQuestion));
  section(isUpdate ? 'PREREQUISITE' : 'ANSWER', message.answer.map(printAny));
  section(isUpdate ? 'UPDATE' : 'AUTHORITY', message.authority.map(printAny));
  section('ADDITIONAL', message.additional.filter(rr => !isType(rr, 'OPT')).map(printAny));
  return text;
}

const printAny = (rr: ResourceRecord): string => (isType(rr, 'OPT') ? printOpt(rr) : printRecord(rr));

/** The OPT pseudo-section, beginning with an empty line. */
export function printOpt(opt: OptRecord): string {
  const mustBeZero = opt.ttl & 0x3fff;
  let text = `\n;; OPT PSEUDOSECTION:\n; EDNS: version ${ednsVersion(opt)}; flags:`;
  if (dnssecOk(opt)) text += ' do';
  if (compactAnswersOk(opt)) text += ' co';
  text += '; ';
  if (mustBeZero !== 0) text += `MBZ: 0x${mustBeZero.toString(16).padStart(4, '0')}, `;
  text += `udp: ${udpSize(opt)}`;
  return text + opt.rdata.options.map(option => `\n; ${printOption(option)}`).join('');
}

/** `NSID: 6e73  (n)(s)`, an unknown option `LOCAL OPT: 65001:0x00`. */
export function printOption(option: EdnsOption): string {
  const { code, data } = option;
  const hex = encodeHex(data);
  const unsigned = (from: number, to: number): bigint => BigInt(`0x0${encodeHex(data.subarray(from, to))}`);
  const numbers = (names: ReadonlyMap<number, string>): string =>
    [...data].map(value => ` ${names.get(value) ?? value}`).join('');
  switch (code) {
    case optionCodes.LLQ:
      return `LONG LIVED QUERIES: ${unsigned(0, 2)} ${unsigned(2, 4)} ${unsigned(4, 6)} ${unsigned(6, 14)} ${unsigned(14, 18)}`;
    case optionCodes.UL:
      return `UPDATE LEASE: ${unsigned(0, 4)} ${unsigned(4, 8)}`;
    case optionCodes.NSID:
      return `NSID: ${hex}  ${[...data].map(octet => `(${toByteString(String.fromCharCode(octet))})`).join('')}`;
    case optionCodes.ESU:
      return `ESU: ${bytesToString(data)}`;
    case optionCodes.DAU:
      return `DNSSEC ALGORITHM UNDERSTOOD: ${numbers(algorithmNames)}`;
    case optionCodes.DHU:
      return `DS HASH UNDERSTOOD: ${numbers(digestTypeNames)}`;
    case optionCodes.N3U:
      return `NSEC3 HASH UNDERSTOOD: ${numbers(digestTypeNames)}`;
    case optionCodes.SUBNET:
      return `SUBNET: ${printSubnet(option)}`;
    case optionCodes.EXPIRE:
      return `EXPIRE: ${data.length === 0 ? '' : unsigned(0, 4)}`;
    case optionCodes.COOKIE:
      return `COOKIE: ${hex}`;
    case optionCodes.KEEPALIVE: {
      const timeout = Number(unsigned(0, 2));
      // Go multiplies in 16 bits.
      return `KEEPALIVE: use tcp keep-alive, timeout ${timeout === 0 ? 'omitted' : `${(timeout * 100) & 0xffff}ms`}`;
    }
    case optionCodes.PADDING:
      return `PADDING: ${hex.toUpperCase()}`;
    case optionCodes.EDE: {
      const { infoCode = 0, extraText = '' } = readExtendedError(option) ?? {};
      const name = extendedErrorName(infoCode);
      return `EDE: ${infoCode}${name === undefined ? '' : ` (${name})`}: (${extraText})`;
    }
    case optionCodes.REPORTING:
      return `REPORT-CHANNEL: ${new WireReader(data).name()}`;
    case optionCodes.ZONEVERSION:
      return `ZONEVERSION: ${bytesToString(data.subarray(2))}`;
    default:
      return `LOCAL OPT: ${code}:0x${hex}`;
  }
}

function printSubnet(option: EdnsOption): string {
  const subnet = readSubnet(option);
  if (!subnet) return '';
  const address = formatGoIp(parseIp(subnet.address) ?? new Uint8Array(4));
  return `${address.includes(':') ? `[${address}]` : address}/${subnet.netmask}/${subnet.scope}`;
}
